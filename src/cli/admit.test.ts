import { expect, test } from "vitest";
import { runAdmit } from "./admit.ts";

const FINE =
  "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: x, namespace: foo}\n";
const DENY = `${FINE}spec:\n  action: DENY\n`;
const WRONG = `${FINE}spec: {action: deny, rules: 1}\n`;

/** What the command says of files by name; an absent one can't be read. */
function run(files: Readonly<Record<string, string>>, json = false, names = Object.keys(files)) {
  const written: string[] = [];
  const errors: string[] = [];
  const code = runAdmit(
    names,
    { json },
    {
      readFile: (path) => {
        const text = files[path];
        if (text === undefined) throw new Error("no such file");
        return text;
      },
      write: (line) => written.push(line),
      error: (line) => errors.push(line),
    },
  );
  return { code, written, errors };
}

test("what is admitted is only counted", () => {
  expect(run({ "a.yaml": `${FINE}---\n${FINE}` })).toEqual({
    code: 0,
    written: ["2 documents: 2 admitted, 0 refused"],
    errors: [],
  });
});

test("a line for each document that is refused, with the first of its errors", () => {
  expect(run({ "a.yaml": `${DENY}---\n${WRONG}`, "b.yaml": FINE })).toEqual({
    code: 1,
    written: [
      expect.stringMatching(
        /^a\.yaml:5: AuthorizationPolicy foo\/x refused \(webhook\): invalid policy x\.foo: DENY/,
      ),
      expect.stringMatching(
        /^a\.yaml:10: AuthorizationPolicy foo\/x refused \(schema\): spec\.action: .* \(and 2 more\)$/,
      ),
      "3 documents: 1 admitted, 2 refused",
    ],
    errors: [],
  });
});

test("--json gives one object a document, its fields in order", () => {
  const { code, written } = run({ "a.yaml": `${FINE}---\n${DENY}` }, true);
  expect(code).toBe(1);
  expect(written.map((line) => Object.keys(JSON.parse(line)))).toEqual(
    Array(2).fill(
      "file document name kind namespace verdict layer errors warnings line".split(" "),
    ),
  );
  expect(JSON.parse(written[1] ?? "")).toMatchObject({
    file: "a.yaml",
    document: 1,
    layer: "webhook",
    line: 9,
  });
});

test("a file that can't be read is said so, and the others are read", () => {
  expect(run({ "a.yaml": DENY }, false, ["none.yaml", "a.yaml"])).toMatchObject({
    code: 2,
    written: [expect.stringContaining("refused"), "1 document: 0 admitted, 1 refused"],
    errors: ["none.yaml: can't be read: no such file"],
  });
});

test("of kinds that are not Istio's policies the summary says how little was checked", () => {
  const text = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
  expect(run({ "a.yaml": text }).written).toEqual([
    "1 document: 1 admitted, 0 refused; of 1 admitted only kind and metadata were checked",
  ]);
});

test("JSON Lines of name and text: the name is the line's", () => {
  const lines = [
    { name: "case/1", text: FINE },
    { name: "case/2", text: DENY },
  ].map((value) => JSON.stringify(value));
  const { code, written } = run({ "a.jsonl": `${lines.join("\n")}\n` }, true);
  expect(code).toBe(1);
  expect(written.map((line) => JSON.parse(line))).toMatchObject([
    { document: 0, name: "case/1", verdict: "admitted" },
    { document: 1, name: "case/2", verdict: "refused", line: 5 },
  ]);
});

test("a broken line is said so", () => {
  const good = JSON.stringify({ name: "a", text: FINE });
  expect(run({ "a.jsonl": `${good}\n{\n` })).toMatchObject({
    code: 2,
    errors: ['a.jsonl: line 2 is no {"name", "text"}'],
  });
});

test.each([
  {
    note: "YAML",
    text: `lobby: 1\nresources:\n  - {name: a.yaml, text: ${JSON.stringify(DENY)}}\n  - {name: b.yaml, text: "# none"}\n---\nlobby: 1\n`,
  },
  { note: "JSON", text: JSON.stringify({ lobby: 1, resources: DENY }, null, 1) },
  {
    note: "JSON Lines",
    text: `${JSON.stringify({ lobby: 1, resources: DENY })}\n${JSON.stringify({ lobby: 1 })}`,
  },
])("of a scenario in $note its resources are judged", ({ text }) => {
  const { code, written } = run({ "a.lobby.yaml": text });
  expect(code).toBe(1);
  expect(written).toEqual([
    expect.stringContaining("refused (webhook)"),
    "1 document: 0 admitted, 1 refused",
  ]);
});

test("a scenario of another version can't be read", () => {
  expect(run({ "a.lobby.yaml": "lobby: 2\n" })).toMatchObject({ code: 2 });
});

test("a Kubernetes object in JSON", () => {
  const object = {
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    metadata: { name: "a" },
  };
  expect(run({ "a.json": JSON.stringify(object, null, 2) }).code).toBe(0);
});
