import type { ScenarioRequest } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import { FORM } from "../messages/forms.ts";
import { ChoiceField, FieldGroup, ValueField } from "../parts/fields.tsx";
import { isMapping } from "../parts/is-mapping.ts";
import type { PartProps } from "./RequestForm.tsx";

type Jwt = NonNullable<ScenarioRequest["jwt"]>;
type TokenKind = "none" | "paste" | "mint";

const SIGNERS = ["demo", "stranger", "none"] as const;
const FIRST_CLAIMS = { iss: "https://issuer.example", sub: "alice", exp: "+1h" };

/** The token: none, one that was pasted into Authorization, or one that is made here with these claims. */
export function TokenFields({ request, onChange }: PartProps) {
  const { jwt, http } = request;
  const pasted = bearerOf(request);
  const kind: TokenKind = jwt !== undefined ? "mint" : pasted === null ? "none" : "paste";
  const words = FORM.request;
  const setJwt = (next: Jwt | undefined) => onChange(withField(request, "jwt", next));
  const setBearer = (token: string | null) => {
    const others = Object.entries(http?.headers ?? {}).filter(([name]) => !isAuthorization(name));
    const own = token === null ? [] : [["authorization", `Bearer ${token}`] as const];
    const headers = Object.fromEntries([...others, ...own]);
    const bare = withField(request, "jwt", undefined);
    const some = Object.keys(headers).length > 0 ? headers : undefined;
    onChange({ ...bare, http: withField(http ?? {}, "headers", some) });
  };
  const choose = (next: TokenKind) => {
    if (next === "mint") setJwt({ claims: FIRST_CLAIMS, signWith: "demo" });
    else setBearer(next === "paste" ? "" : null);
  };
  const setMapping = (field: "claims" | "header") => (value: unknown) => {
    if (jwt === undefined) return null;
    if (value !== undefined && !isMapping(value)) return words.notAnObject;
    setJwt(withField(jwt, field, value));
    return null;
  };
  return (
    <FieldGroup title={words.token}>
      <ChoiceField
        label={words.tokenKind}
        value={kind}
        choices={[
          ["none", words.noToken],
          ["paste", words.pasteToken],
          ["mint", words.mintToken],
        ]}
        onChange={choose}
      />
      {kind === "paste" && (
        <label className="field">
          <span>{words.bearer}</span>
          <textarea
            className="code-input"
            rows={4}
            spellCheck={false}
            value={pasted ?? ""}
            onChange={({ currentTarget }) => setBearer(currentTarget.value.replaceAll(/\s/g, ""))}
          />
        </label>
      )}
      {jwt !== undefined && (
        <>
          <ValueField
            label={words.claims}
            hint={words.claimsHint}
            rows={6}
            value={jwt.claims}
            onValue={setMapping("claims")}
          />
          <ValueField
            label={words.header}
            hint={words.headerHint}
            rows={2}
            value={jwt.header}
            onValue={setMapping("header")}
          />
          <ChoiceField
            label={words.signWith}
            value={jwt.signWith ?? "demo"}
            choices={SIGNERS.map((signer) => [signer, words.signers[signer]] as const)}
            onChange={(signWith) => setJwt({ ...jwt, signWith })}
          />
        </>
      )}
    </FieldGroup>
  );
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === "authorization";
}

function bearerOf({ http }: ScenarioRequest): string | null {
  const entry = Object.entries(http?.headers ?? {}).find(([name]) => isAuthorization(name));
  const value = entry === undefined ? undefined : [entry[1]].flat()[0];
  return value !== undefined && /^bearer ?/i.test(value) ? value.replace(/^bearer ?/i, "") : null;
}
