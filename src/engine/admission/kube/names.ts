import { byteLength } from "../go/format.ts";

/** Which form the name of an object must have. */
export type NameRule = "subdomain" | "label";

const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

const QUALIFIED_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  `(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED}')`;

function matchesWhole(text: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(text) && !text.endsWith("\n");
}

function subdomainProblems(name: string): readonly string[] {
  const problems: string[] = [];
  if (byteLength(name) > 253) problems.push("must be no more than 253 characters");
  if (!matchesWhole(name, SUBDOMAIN)) {
    problems.push(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and " +
        `end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
    );
  }
  return problems;
}

/** What is wrong with the name of a namespace. Source: IsDNS1123Label. */
export function namespaceProblems(name: string): readonly string[] {
  const problems: string[] = [];
  if (byteLength(name) > 63) problems.push("must be no more than 63 characters");
  if (matchesWhole(name, LABEL)) return problems;
  if (matchesWhole(name, SUBDOMAIN)) return [...problems, "must not contain dots"];
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with " +
    `an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`;
  return [...problems, rule];
}

/** What is wrong with the name of an object. */
export function nameProblems(name: string, rule: NameRule): readonly string[] {
  return rule === "label" ? namespaceProblems(name) : subdomainProblems(name);
}

/** What is wrong with the key of a label or annotation, or with a finalizer. Source: IsQualifiedName. */
export function qualifiedNameProblems(key: string): readonly string[] {
  const parts = key.split("/");
  if (parts.length > 2) {
    return [
      `a valid label key ${QUALIFIED_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? "";
  const prefix = parts.length === 2 ? (parts[0] ?? "") : null;
  const problems: string[] = [];
  if (prefix === "") problems.push("prefix part must be non-empty");
  else if (prefix !== null)
    problems.push(...subdomainProblems(prefix).map((problem) => `prefix part ${problem}`));
  if (name === "") problems.push("name part must be non-empty");
  else if (byteLength(name) > 63) problems.push("name part must be no more than 63 bytes");
  if (!matchesWhole(name, QUALIFIED)) problems.push(`name part ${QUALIFIED_RULE}`);
  return problems;
}

/** What is wrong with the value of a label. Source: IsValidLabelValue. */
export function labelValueProblems(value: string): readonly string[] {
  const problems: string[] = [];
  if (byteLength(value) > 63) problems.push("must be no more than 63 bytes");
  if (!matchesWhole(value, `(${QUALIFIED})?`)) {
    problems.push(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
        "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
        `'(${QUALIFIED})?')`,
    );
  }
  return problems;
}
