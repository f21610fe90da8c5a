import type { ScenarioRequest } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import { FORM } from "../messages/forms.ts";
import { ChoiceField, FieldGroup, TextField } from "../parts/fields.tsx";
import type { PartProps } from "./RequestForm.tsx";
import { useWorkloads } from "./use-workloads.ts";

type From = ScenarioRequest["from"];
type CallerKind = "workload" | "principal" | "tls" | "plaintext";

const KINDS: readonly (readonly [CallerKind, string])[] = [
  ["workload", FORM.request.workload],
  ["principal", FORM.request.principal],
  ["tls", FORM.request.tls],
  ["plaintext", FORM.request.plaintext],
];

/** Who calls, and what is known of them. */
export function CallerFields({ request, onChange }: PartProps) {
  const workloads = useWorkloads();
  const { from } = request;
  const kind = kindOf(from);
  const set = (next: From) => onChange({ ...request, from: next });
  return (
    <FieldGroup title={FORM.request.caller}>
      <ChoiceField
        label={FORM.request.callerKind}
        value={kind}
        choices={KINDS}
        onChange={(next) => set(callerOf(next, from, workloads[0] ?? ""))}
      />
      {kind === "workload" && (
        <TextField
          label={FORM.request.workloadName}
          hint={FORM.request.workloadHint}
          suggestions={workloads}
          value={from.workload}
          onChange={(workload) => set({ ...from, workload: workload ?? "" })}
        />
      )}
      {kind === "principal" && (
        <TextField
          label={FORM.request.principalName}
          hint="cluster.local/ns/default/sa/frontend"
          value={from.principal}
          onChange={(principal) => set({ ...from, principal: principal ?? "" })}
        />
      )}
      <TextField
        label={FORM.request.ip}
        hint={FORM.request.ipHint}
        value={from.ip}
        onChange={(ip) => set(withField(from, "ip", ip))}
      />
    </FieldGroup>
  );
}

function kindOf(from: From): CallerKind {
  if (from.plaintext) return "plaintext";
  if (from.tls !== undefined) return "tls";
  return from.workload === undefined ? "principal" : "workload";
}

function callerOf(kind: CallerKind, { ip }: From, workload: string): From {
  const address = ip === undefined ? {} : { ip };
  switch (kind) {
    case "workload":
      return { workload };
    case "principal":
      return { principal: "cluster.local/ns/default/sa/default", ...address };
    case "tls":
      return { tls: "simple", ...address };
    case "plaintext":
      return { plaintext: true, ...address };
  }
}
