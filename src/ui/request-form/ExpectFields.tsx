import type { Expectation, Judgement, JudgementError } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import { isJudgement } from "../../state/selectors.ts";
import { FORM } from "../messages/forms.ts";
import {
  ChoiceField,
  FieldGroup,
  NullableNumberField,
  TextField,
  ValueField,
} from "../parts/fields.tsx";
import { isMapping } from "../parts/is-mapping.ts";
import type { PartProps } from "./RequestForm.tsx";

const OPEN = "";
const NULL = "null";
const OUTCOMES = ["allowed", "denied", "refused"] as const;
const STAGES = ["HANDSHAKE", "PROXY", "CUSTOM", "JWT", "DENY", "ALLOW"] as const;
const TEXTS = ["policy", "body", "details"] as const;
const NUMBERS = ["status", "rule", "grpcStatus"] as const;

interface ExpectProps extends PartProps {
  readonly judgement: Judgement | JudgementError | null;
}

/** What the verdict should be; the list says where it is not. */
export function ExpectFields({ request, onChange, judgement }: ExpectProps) {
  const words = FORM.request;
  const expect = request.expect ?? {};
  const set = <K extends keyof Expectation>(field: K, value: Expectation[K] | undefined) => {
    const next = withField(expect, field, value);
    onChange(withField(request, "expect", Object.keys(next).length > 0 ? next : undefined));
  };
  const takeVerdict = () => {
    if (judgement === null || !isJudgement(judgement)) return;
    const { outcome, status, stage, policy, rule } = judgement.verdict;
    onChange({ ...request, expect: { ...expect, outcome, status, stage, policy, rule } });
  };
  return (
    <FieldGroup title={words.expect}>
      <p className="field-line">
        <small className="field-note">{words.expectHint}</small>
        <button type="button" className="btn" onClick={takeVerdict}>
          {words.takeVerdict}
        </button>
      </p>
      <div className="field-row">
        <ChoiceField
          label={words.outcome}
          value={expect.outcome ?? OPEN}
          choices={[
            [OPEN, words.open],
            ...OUTCOMES.map((name) => [name, words.outcomes[name]] as const),
          ]}
          onChange={(value) => set("outcome", value === OPEN ? undefined : value)}
        />
        <ChoiceField
          label={words.stage}
          value={expect.stage === null ? NULL : (expect.stage ?? OPEN)}
          choices={[[OPEN, words.open], ...STAGES.map((name) => [name, name] as const)]}
          onChange={(value) =>
            set(
              "stage",
              STAGES.find((name) => name === value),
            )
          }
        />
      </div>
      <div className="field-row">
        {NUMBERS.map((field) => (
          <NullableNumberField
            key={field}
            label={words[field]}
            hint={words.open}
            value={expect[field]}
            onChange={(value) => set(field, value)}
          />
        ))}
      </div>
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={words[field]}
          hint={words.open}
          value={shown(expect[field])}
          onChange={(text) => set(field, text === NULL ? null : text)}
        />
      ))}
      <ChoiceField
        label={words.audited}
        value={expect.audited === undefined ? OPEN : expect.audited ? "yes" : "no"}
        choices={[
          [OPEN, words.open],
          ["yes", words.yes],
          ["no", words.no],
        ]}
        onChange={(value) => set("audited", value === OPEN ? undefined : value === "yes")}
      />
      <ValueField
        label={words.upstream}
        hint={words.upstreamHint}
        rows={3}
        value={expect.upstream}
        onValue={(value) => {
          const upstream = upstreamOf(value);
          if (upstream === "unreadable") return words.notAnObject;
          set("upstream", upstream);
          return null;
        }}
      />
    </FieldGroup>
  );
}

function shown(value: string | null | undefined): string | undefined {
  return value === null ? NULL : value;
}

function upstreamOf(value: unknown): Expectation["upstream"] | "unreadable" {
  if (value === undefined || value === null) return value;
  if (!isMapping(value)) return "unreadable";
  const { path, headers = {} } = value;
  if (path !== undefined && typeof path !== "string") return "unreadable";
  if (!isMapping(headers)) return "unreadable";
  const lists: Record<string, string[]> = {};
  for (const [name, list] of Object.entries(headers)) {
    if (!Array.isArray(list) || list.some((entry) => typeof entry !== "string"))
      return "unreadable";
    lists[name] = list;
  }
  return { ...(path !== undefined && { path }), ...("headers" in value && { headers: lists }) };
}
