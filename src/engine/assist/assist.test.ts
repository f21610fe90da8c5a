import { describe, expect, test } from "vitest";
import { compile } from "../../../tests/support/engine.ts";
import { completeAt } from "./complete.ts";
import { describeAt } from "./describe.ts";
import { placeAt } from "./place.ts";

const { mesh } = compile({
  lobby: 1,
  mesh: {
    trustDomain: "td.example",
    extensionProviders: [{ name: "ext", envoyExtAuthzGrpc: { service: "a.b", port: 9 } }],
  },
  workloads: [
    {
      name: "backend",
      namespace: "shop",
      serviceAccount: "backend",
      labels: { app: "backend", tier: "db" },
      ports: [{ port: 8080 }],
    },
  ],
  resources: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: j, namespace: shop }
spec: { jwtRules: [{ issuer: "https://issuer.example" }] }
`,
});

/** A text with `|` at the cursor. */
function at(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

function complete(marked: string) {
  const { text, offset } = at(marked);
  return completeAt(text, offset, mesh);
}

const labels = (marked: string) => complete(marked).map(({ label }) => label);
const AP = "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n";

describe("what may stand there", () => {
  test.each([
    { note: "kinds", marked: "kind: |", has: ["AuthorizationPolicy", "PeerAuthentication"] },
    {
      note: "fields that are not there yet",
      marked: `${AP}spec:\n  action: DENY\n  |`,
      has: ["rules", "selector"],
      not: ["action", "mtls"],
    },
    {
      note: "also those below",
      marked: `${AP}spec:\n  |\n  rules: []\n`,
      has: ["action"],
      not: ["rules"],
    },
    {
      note: "in braces",
      marked: `${AP}spec: { action: DENY, | }`,
      has: ["rules"],
      not: ["action"],
    },
    {
      note: "of an item",
      marked: `${AP}spec:\n  rules:\n  - |`,
      has: ["from", "to", "when"],
      not: ["rules"],
    },
    {
      note: "of the first item, with its dash",
      marked: `${AP}spec:\n  rules:\n    |`,
      has: ["from", "to", "when"],
    },
    {
      note: "actions",
      marked: `${AP}spec:\n  action: |`,
      has: ["ALLOW", "DENY", "AUDIT", "CUSTOM"],
    },
    {
      note: "condition keys",
      marked: `${AP}spec:\n  rules:\n  - when:\n    - key: |`,
      has: ["source.ip", "request.headers[x-name]"],
    },
    {
      note: "namespaces of the mesh",
      marked: `${AP}spec: { rules: [{ from: [{ source: { namespaces: [|`,
      has: ["shop", "istio-system"],
    },
    {
      note: "identities of the mesh",
      marked: `${AP}spec: { rules: [{ from: [{ source: { notPrincipals: ["|"] } }] }] }`,
      has: ["td.example/ns/shop/sa/backend"],
    },
    {
      note: "labels",
      marked: `${AP}spec:\n  selector:\n    matchLabels:\n      |`,
      has: ["app", "tier"],
    },
    {
      note: "values of a label",
      marked: `${AP}spec:\n  selector: { matchLabels: { app: |`,
      has: ["backend"],
    },
    { note: "providers", marked: `${AP}spec:\n  provider:\n    name: |`, has: ["ext"] },
    {
      note: "issuers",
      marked: "kind: RequestAuthentication\nspec: { jwtRules: [{ issuer: |",
      has: ["https://issuer.example"],
    },
    {
      note: "modes",
      marked: "kind: PeerAuthentication\nspec: { mtls: { mode: |",
      has: ["STRICT", "PERMISSIVE"],
    },
    {
      note: "dry run",
      marked: "kind: AuthorizationPolicy\nmetadata:\n  annotations:\n    |",
      has: ["istio.io/dry-run"],
    },
    {
      note: "nothing in a Deployment",
      marked: "kind: Deployment\nspec:\n  |",
      has: [],
      not: ["rules", "selector"],
    },
    {
      note: "nothing below a plain value",
      marked: `${AP}spec:\n  action:\n    x:\n      |`,
      has: [],
    },
  ])("$note", ({ marked, has, not = [] }) => {
    const found = labels(marked);
    for (const name of has) expect(found).toContain(name);
    for (const name of not) expect(found).not.toContain(name);
    if (has.length === 0 && not.length === 0) expect(found).toEqual([]);
  });

  test.each([
    {
      note: "a list of mappings goes on below",
      marked: `${AP}spec:\n  |`,
      label: "rules",
      insert: "rules:\n    - ",
    },
    {
      note: "a mapping goes on below",
      marked: `${AP}spec:\n  |`,
      label: "selector",
      insert: "selector:\n    ",
    },
    {
      note: "a word follows the colon",
      marked: `${AP}spec:\n  |`,
      label: "action",
      insert: "action: ",
    },
    {
      note: "in braces all is on one line",
      marked: `${AP}spec: { |`,
      label: "rules",
      insert: "rules: ",
    },
    {
      note: "a dash comes along",
      marked: `${AP}spec:\n  rules:\n    |`,
      label: "from",
      insert: "- from:\n        - ",
    },
    {
      note: "a port needs quotes",
      marked: `${AP}spec: { rules: [{ to: [{ operation: { ports: [|`,
      label: "8080",
      insert: '"8080"',
    },
    {
      note: "and not twice",
      marked: `${AP}spec: { rules: [{ to: [{ operation: { ports: ["|`,
      label: "8080",
      insert: "8080",
    },
  ])("$note", ({ marked, label, insert }) => {
    expect(complete(marked).find((one) => one.label === label)?.insert).toBe(insert);
  });

  test("any text, at any place, is read without an error", () => {
    const letters = "ab: -{}[],\"'|>#&*!\n\n  ";
    let state = 7;
    for (let round = 0; round < 400; round++) {
      let text = "";
      for (let length = 0; length < 60; length++) {
        state = (state * 48271) % 2147483647;
        text += letters[state % letters.length];
      }
      const offset = state % (text.length + 1);
      const { word } = placeAt(text, offset);
      expect(word.start).toBeLessThanOrEqual(word.end);
      expect(() => completeAt(`${AP}${text}`, AP.length + offset, mesh)).not.toThrow();
    }
  });
});

describe("what a word means", () => {
  const TEXT = `${AP}metadata: { name: a, namespace: shop }
spec:
  action: DENY
  rules:
  - to: [{ operation: { paths: ["/api/*", "/v/{*}"], notMethods: [GET] } }]
    when: [{ key: "request.headers[x-team]", values: ["*"] }]
`;
  test.each([
    {
      word: "action",
      says: "action; ALLOW | DENY | AUDIT | CUSTOM; What happens to a request that matches; ALLOW if absent.",
    },
    { word: "paths", says: "paths; list of strings; Paths without query" },
    { word: "/api/*", says: "/api/*; begins with /api/; Paths" },
    { word: "/v/{*}", says: "/v/{*}; template, segment by segment" },
    { word: "[GET]", shift: 1, says: "GET; exactly this; HTTP methods that must not match." },
    { word: "request.headers", says: "request.headers[x-team]; key; One header of the request" },
    {
      word: '"*"',
      shift: 1,
      says: "*; anything, as long as it is there; Values of which one must match.",
    },
    { word: "namespace", says: "namespace; string; Namespace whose workloads" },
  ])("$word", ({ word, shift = 0, says }) => {
    const found = describeAt(TEXT, TEXT.indexOf(word) + shift, "p.yaml");
    expect(`${found?.title}; ${found?.detail}; ${found?.doc}`).toContain(says);
  });

  test("nothing is told of blanks, of other kinds and of broken text", () => {
    expect(describeAt(TEXT, TEXT.indexOf("spec:") + 5, "p.yaml")).toBeNull();
    expect(describeAt("kind: Service\nspec: { ports: [] }", 22, "p.yaml")).toBeNull();
    expect(describeAt("kind: [", 2, "p.yaml")).toBeNull();
  });
});
