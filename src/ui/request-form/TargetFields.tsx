import { withField } from "../../lib/with-field.ts";
import { FORM } from "../messages/forms.ts";
import { FieldGroup, NumberField, TextField } from "../parts/fields.tsx";
import type { PartProps } from "./RequestForm.tsx";
import { useWorkloads } from "./use-workloads.ts";

/** Whom it calls. */
export function TargetFields({ request, onChange }: PartProps) {
  const { to } = request;
  return (
    <FieldGroup title={FORM.request.target}>
      <div className="field-row field-row-port">
        <TextField
          label={FORM.request.workloadName}
          hint={FORM.request.workloadHint}
          suggestions={useWorkloads()}
          value={to.workload}
          onChange={(workload) => onChange({ ...request, to: { ...to, workload: workload ?? "" } })}
        />
        <NumberField
          label={FORM.request.port}
          hint={FORM.request.firstPort}
          min={1}
          max={65535}
          value={to.port}
          onChange={(port) => onChange({ ...request, to: withField(to, "port", port) })}
        />
      </div>
      <TextField
        label={FORM.request.sni}
        hint={FORM.request.sniHint}
        value={request.sni}
        onChange={(sni) => onChange(withField(request, "sni", sni))}
      />
    </FieldGroup>
  );
}
