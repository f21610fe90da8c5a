import type { ScenarioRequest } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import { FORM } from "../messages/forms.ts";
import { ChoiceField, FieldGroup, TextField } from "../parts/fields.tsx";
import { HeaderFields } from "./HeaderFields.tsx";
import type { PartProps } from "./RequestForm.tsx";

type Http = NonNullable<ScenarioRequest["http"]>;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/** What it asks: an HTTP request, or nothing but a connection. */
export function AskFields({ request, onChange }: PartProps) {
  const { http } = request;
  const set = (next: Http) => onChange({ ...request, http: next });
  return (
    <FieldGroup title={FORM.request.what}>
      <ChoiceField
        label={FORM.request.kind}
        value={http === undefined ? "tcp" : "http"}
        choices={[
          ["http", FORM.request.http],
          ["tcp", FORM.request.tcp],
        ]}
        onChange={(kind) => {
          if (kind === "http") set({ method: "GET", path: "/" });
          else onChange(withField(withField(request, "jwt", undefined), "http", undefined));
        }}
      />
      {http !== undefined && (
        <>
          <div className="field-row field-row-method">
            <TextField
              label={FORM.request.method}
              hint="GET"
              suggestions={METHODS}
              value={http.method}
              onChange={(method) => set(withField(http, "method", method))}
            />
            <TextField
              label={FORM.request.path}
              hint="/"
              value={http.path}
              onChange={(path) => set(withField(http, "path", path))}
            />
          </div>
          <TextField
            label={FORM.request.authority}
            hint="backend.default.svc.cluster.local:8080"
            value={http.authority}
            onChange={(authority) => set(withField(http, "authority", authority))}
          />
          <HeaderFields
            headers={http.headers}
            onChange={(headers) => set(withField(http, "headers", headers))}
          />
        </>
      )}
    </FieldGroup>
  );
}
