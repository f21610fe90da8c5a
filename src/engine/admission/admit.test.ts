import { describe, expect, test } from "vitest";
import { admit } from "./admit.ts";
import type { AdmissionAnswer } from "./answer.ts";

const NAMED = "metadata:\n  name: x\n  namespace: foo\n";
const POLICY = `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n${NAMED}`;
const PEER = `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n${NAMED}`;
const TOKEN = `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\n${NAMED}`;

/** The only answer to a text, with the text of each error's range. */
function check(
  text: string,
): Omit<AdmissionAnswer, "ranges"> & { readonly places: readonly string[] } {
  const answers = admit(text, "policy.yaml");
  const [answer] = answers;
  if (answer === undefined || answers.length !== 1) throw new Error(`${answers.length} answers`);
  const { ranges, ...rest } = answer;
  return { ...rest, places: ranges.map((range) => text.slice(range?.start, range?.end ?? 0)) };
}

describe("the first layer with something to say ends it", () => {
  test.each([
    { note: "not YAML", text: `${POLICY}spec: [`, layer: "parse", line: 6 },
    {
      note: "no kind",
      text: `apiVersion: security.istio.io/v1\n${NAMED}`,
      layer: "parse",
      line: 1,
    },
    { note: "a kind of old", text: POLICY.replace("/v1", "/v1alpha1"), layer: "parse", line: 2 },
    {
      note: "a label that is a number",
      text: `${POLICY}  labels: {a: 1}\n`,
      layer: "parse",
      line: 6,
    },
    {
      note: "a namespace with a slash",
      text: POLICY.replace("foo", "a/b"),
      layer: "parse",
      line: 5,
    },
    { note: "an unknown field", text: `${POLICY}spec:\n  rule: []\n`, layer: "fields", line: 7 },
    {
      note: "an unknown field beside a wrong value",
      text: `${POLICY}spec:\n  action: allow\n  rule: []\n`,
      layer: "fields",
      line: 8,
    },
    { note: "a wrong value", text: `${POLICY}spec:\n  action: allow\n`, layer: "schema", line: 7 },
    { note: "a name that is none", text: POLICY.replace("x", "X_"), layer: "schema", line: 4 },
    {
      note: "a kind in lower case",
      text: POLICY.replace("AuthorizationPolicy", "authorizationpolicy"),
      layer: "schema",
      line: 2,
    },
    {
      note: "a rule of the webhook",
      text: `${POLICY}spec:\n  action: DENY\n`,
      layer: "webhook",
      line: 7,
    },
    { note: "nothing at all", text: "# only a remark\n", layer: "parse", line: 1 },
    { note: "an invalid separator", text: `--- {}\n`, layer: "parse", line: 1 },
  ])("$note: $layer", ({ text, layer, line }) => {
    expect(check(text)).toMatchObject({ verdict: "refused", layer, line });
  });

  test("what is fine is admitted", () => {
    expect(check(`${POLICY}spec:\n  rules: [{}]\n`)).toEqual({
      document: 0,
      name: "x",
      kind: "AuthorizationPolicy",
      namespace: "foo",
      verdict: "admitted",
      layer: null,
      errors: [],
      anyOrder: false,
      warnings: [],
      places: [],
      line: null,
    });
  });
});

describe("every error stands where it is written", () => {
  test.each([
    {
      note: "an unknown field at its key",
      text: `${POLICY}spec:\n  rules:\n  - form: []\n`,
      places: ["form"],
    },
    {
      note: "a value at the value",
      text: `${PEER}spec:\n  mtls: {mode: strict}\n`,
      places: ["strict", ""],
    },
    {
      note: "a missing field at the object",
      text: `${POLICY}spec:\n  targetRefs: [{kind: Service}]\n`,
      places: ["{kind: Service}", ""],
    },
    {
      note: "an address at its list",
      text: `${POLICY}spec:\n  rules: [{from: [{source: {ipBlocks: [a, 10.0.0.0/33]}}]}]\n`,
      places: ["[a, 10.0.0.0/33]", "[a, 10.0.0.0/33]"],
    },
    {
      note: "a key set at the string",
      text: `${TOKEN}spec:\n  jwtRules: [{issuer: a, jwks: "{}"}]\n`,
      places: ['"{}"'],
    },
  ])("$note", ({ text, places }) => {
    expect(check(text).places).toEqual(places);
  });
});

describe("order", () => {
  test("of fields of one object there is none, and they are sorted", () => {
    const found = check(`${POLICY}spec:\n  rules: 1\n  action: allow\n`);
    expect(found.anyOrder).toBe(true);
    expect(found.errors.map((error) => error.split(":", 1)[0])).toEqual([
      "<nil>",
      "spec.action",
      "spec.rules",
    ]);
  });

  test("of list items it is theirs", () => {
    const found = check(`${POLICY}spec:\n  rules: [2, 1.5, a]\n`);
    expect(found.anyOrder).toBe(false);
    expect(found.errors.map((error) => error.split(":", 1)[0])).toEqual([
      "spec.rules[0]",
      "spec.rules[1]",
      "spec.rules[2]",
      "<nil>",
    ]);
  });
});

test("warnings come with what is let in, each once", () => {
  const http = "{to: [{operation: {paths: [/a]}}]}";
  const text = `${POLICY}spec:\n  action: DENY\n  selector: {}\n  rules: [${http}, ${http}]\n`;
  expect(check(text).warnings).toEqual([
    "workload selector specified without labels",
    expect.stringContaining("deny all traffic to TCP ports"),
  ]);
});

describe("texts of several documents", () => {
  test.each([
    { note: "YAML documents", text: `${POLICY}---\n${PEER}`, documents: [0, 1] },
    {
      note: "with empty ones between them",
      text: `---\n---\n${POLICY}---\n# none\n---\n${PEER}`,
      documents: [0, 1],
    },
    {
      note: "one that is broken does not take the next",
      text: `a: [\n---\n${PEER}`,
      documents: [0, 1],
    },
    {
      note: "a list is one document",
      text: `apiVersion: v1\nkind: List\nitems: [{}, {}]\n`,
      documents: [0],
    },
    {
      note: "JSON objects",
      text: '{"kind": "a"}\n{"kind": "b"} {"kind": "c"}',
      documents: [0, 1, 2],
    },
    { note: "JSON and then YAML", text: `{"kind": "a"}\n---\n${PEER}`, documents: [0, 1] },
  ])("$note", ({ text, documents }) => {
    expect(admit(text, "a").map(({ document }) => document)).toEqual(documents);
  });

  test("the items of a list are answered one by one", () => {
    const item = (name: string) =>
      `- ${POLICY.replaceAll("\n", "\n  ").replace("name: x", `name: ${name}`)}\n`;
    const text = `apiVersion: v1\nkind: List\nitems:\n${item("a")}${item("B")}`;
    expect(admit(text, "a").map(({ name, layer }) => [name, layer])).toEqual([
      ["a", null],
      ["B", "schema"],
    ]);
  });

  test("items of a typed list take their kind from it", () => {
    const text = `apiVersion: security.istio.io/v1\nkind: PeerAuthenticationList\nitems: [{metadata: {name: a}}]`;
    expect(check(text)).toMatchObject({
      kind: "PeerAuthentication",
      name: "a",
      verdict: "admitted",
    });
  });
});

describe("other kinds", () => {
  test.each([
    {
      note: "a Deployment",
      text: `apiVersion: apps/v1\nkind: Deployment\n${NAMED}`,
      layer: null,
      namespace: "foo",
    },
    {
      note: "a Namespace",
      text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: foo}",
      layer: null,
      namespace: null,
    },
    {
      note: "a name with a dot",
      text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: a.b}",
      layer: "schema",
      namespace: null,
    },
    {
      note: "no name",
      text: "apiVersion: v1\nkind: Service\n",
      layer: "schema",
      namespace: "default",
    },
    {
      note: "a version that is not served",
      text: `apiVersion: apps/v1beta1\nkind: Deployment\n${NAMED}`,
      layer: "parse",
      namespace: "foo",
    },
    {
      note: "a kind that nobody serves",
      text: `apiVersion: example.com/v1\nkind: Foo\n${NAMED}`,
      layer: "parse",
      namespace: "foo",
    },
  ])("$note", ({ text, layer, namespace }) => {
    expect(check(text)).toMatchObject({ layer, namespace });
  });
});
