import { describe, expect, test } from "vitest";
import { runCheck } from "./check.ts";

const REQUEST = {
  name: "reads",
  from: { plaintext: true },
  to: { workload: "foo/w", port: 8080 },
  http: { method: "GET", path: "/" },
};
const WORLD = {
  lobby: 1,
  name: "open",
  workloads: [{ name: "w", namespace: "foo", ports: [{ port: 8080 }] }],
};
const AGREEING = { ...WORLD, requests: [{ ...REQUEST, expect: { outcome: "allowed" } }] };
const DIFFERING = {
  ...WORLD,
  requests: [{ ...REQUEST, expect: { status: 403, policy: "foo/x", stage: "ALLOW" } }],
};
const LOST = { ...WORLD, requests: [{ ...REQUEST, to: { workload: "foo/none" } }] };

/** What the command says of files by name; an absent one can't be read. */
async function run(
  files: Readonly<Record<string, string>>,
  options: { json?: boolean; trace?: boolean } = {},
  names = Object.keys(files),
) {
  const written: string[] = [];
  const errors: string[] = [];
  const code = await runCheck(
    names,
    {
      reporter: options.json ? "jsonl" : "lines",
      trace: options.trace ?? false,
      resources: null,
    },
    {
      readFile: (path) => {
        const text = files[path];
        if (text === undefined) throw new Error("no such file");
        return text;
      },
      listFiles: () => null,
      write: (line) => written.push(line),
      error: (line) => errors.push(line),
    },
  );
  return { code, written, errors };
}

const json = (value: unknown) => JSON.stringify(value);

describe("lobby check", () => {
  test.each([
    { note: "JSON", text: json(AGREEING), scenarios: 1 },
    { note: "JSON over several lines", text: JSON.stringify(AGREEING, null, 2), scenarios: 1 },
    { note: "JSON Lines", text: `${json(AGREEING)}\n\n${json(AGREEING)}\n`, scenarios: 2 },
    {
      note: "several YAML documents",
      text: `${JSON.stringify(AGREEING, null, 1)}\n---\nlobby: 1\nname: without requests\n`,
      scenarios: 2,
    },
  ])("reads $note", async ({ text, scenarios }) => {
    const { code, written, errors } = await run({ file: text });
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    expect(written).toEqual([
      expect.stringMatching(
        new RegExp(`^\\d requests in ${scenarios} scenarios: \\d agree, 0 differ$`),
      ),
    ]);
  });

  test("a line for each request that differs: which field, expected and got", async () => {
    expect(await run({ "dir/a.json": json(DIFFERING), "b.json": json(AGREEING) })).toEqual({
      code: 1,
      written: [
        'a.json > open > reads: status expected 403, got 200; policy expected "foo/x", got null',
        "2 requests in 2 scenarios: 1 agree, 1 differ",
      ],
      errors: [],
    });
  });

  test("a file that can't be read is said so, and the others are read", async () => {
    expect(await run({ "b.json": json(DIFFERING) }, {}, ["none.json", "b.json"])).toEqual({
      code: 2,
      written: [expect.stringMatching(/^b\.json > /), expect.stringMatching(/1 differ$/)],
      errors: ["none.json: cannot be read: no such file"],
    });
  });

  test.each([
    { note: "nothing", text: "", error: "file: holds no scenario" },
    { note: "only comments", text: "# soon\n", error: "file: holds no scenario" },
    {
      note: "another version",
      text: "lobby: 2\n",
      error: expect.stringMatching(/^file:1: .*version/),
    },
    {
      note: "a policy",
      text: "kind: AuthorizationPolicy\n",
      error: expect.stringMatching(/^file:1: /),
    },
    { note: "no YAML", text: "a: [b\n", error: expect.stringMatching(/^file:\d+: /) },
  ])("a file with $note is not one that agrees", async ({ text, error }) => {
    const { code, errors } = await run({ file: text });
    expect(code).toBe(2);
    expect(errors[0]).toEqual(error);
  });

  test("a broken line of JSON Lines is told by its number, and the other lines count", async () => {
    expect(await run({ "a.jsonl": `${json(AGREEING)}\n{\n${json(AGREEING)}\n` })).toEqual({
      code: 2,
      written: ["2 requests in 2 scenarios: 2 agree, 0 differ"],
      errors: expect.arrayContaining([expect.stringMatching(/^a\.jsonl:2: /)]),
    });
  });

  test("an unknown field is a warning with its line, and changes nothing", async () => {
    const { code, errors } = await run({ "a.yaml": "lobby: 1\nrequestz: []\n" });
    expect(code).toBe(0);
    expect(errors).toEqual([expect.stringMatching(/^a\.yaml:2: .*requestz/)]);
  });
});

describe("lobby check --json", () => {
  const FIELDS =
    "file scenario request outcome status stage policy rule body grpcStatus details audited upstream";

  test("gives all fields of a request in their order, and no summary", async () => {
    const { code, written } = await run({ "a.json": json(DIFFERING) }, { json: true });
    expect(code).toBe(1);
    expect(written.map((line) => Object.keys(JSON.parse(line)).join(" "))).toEqual([FIELDS]);
    expect(JSON.parse(written[0] ?? "")).toMatchObject({
      file: "a.json",
      scenario: "open",
      request: "reads",
      outcome: "allowed",
      upstream: { path: "/" },
    });
  });

  test("upstream is null where nothing reaches the workload", async () => {
    const resources =
      "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: x, namespace: foo}\nspec: {}\n";
    const { written } = await run({ "a.json": json({ ...AGREEING, resources }) }, { json: true });
    expect(JSON.parse(written[0] ?? "")).toMatchObject({ outcome: "denied", upstream: null });
  });

  test("--trace adds the trace at the end", async () => {
    const { written } = await run({ "a.json": json(AGREEING) }, { json: true, trace: true });
    expect(Object.keys(JSON.parse(written[0] ?? "")).join(" ")).toBe(`${FIELDS} trace`);
  });

  test("a request that can't be evaluated has an error and counts as differing", async () => {
    const { code, written } = await run({ "a.json": json(LOST) }, { json: true });
    expect(code).toBe(1);
    expect(JSON.parse(written[0] ?? "")).toEqual({
      file: "a.json",
      scenario: "open",
      request: "reads",
      error: expect.stringContaining("foo/none"),
    });
  });
});
