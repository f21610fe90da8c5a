import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCheck } from "../check.ts";
import type { ReporterName } from "./choose.ts";

const WORLD = {
  lobby: 1,
  name: "open",
  workloads: [{ name: "w", namespace: "foo", ports: [{ port: 8080 }] }],
};
const REQUEST = {
  name: "reads",
  from: { plaintext: true },
  to: { workload: "foo/w", port: 8080 },
  http: { path: "/" },
};
const AGREES = { ...REQUEST, expect: { outcome: "allowed" } };
const DIFFERS = { ...REQUEST, expect: { status: 403, policy: "foo/x" } };
const LOST = { ...REQUEST, to: { workload: "foo/none" } };

function scenario(requests: readonly unknown[], name?: string): string {
  return JSON.stringify({ ...WORLD, ...(name !== undefined && { name }), requests }, null, 1);
}

/** What a reporter prints of files by name; an absent one can't be read. */
async function report(reporter: ReporterName, files: Readonly<Record<string, string | null>>) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCheck(
    Object.keys(files),
    { reporter, trace: false, resources: null },
    {
      readFile(path) {
        const text = files[path];
        if (typeof text !== "string") throw new Error("no such file");
        return text;
      },
      listFiles: () => null,
      write: (line) => out.push(line),
      error: (line) => errors.push(line),
    },
  );
  return { code, out: out.join("\n"), errors };
}

const HOSTILE = "a\n::error::b\r%0A,:<&>\"'\t\u001b[31m\u0000\ufffe\ud800\u202e";

describe("github", () => {
  test.each([
    { note: "agreement is only counted", text: scenario([AGREES]), lines: [] },
    {
      note: "one that differs is an error at its line",
      text: scenario([AGREES, DIFFERS]),
      lines: [
        '::error file=f,line=32,title=open > reads::status expected 403, got 200; policy expected "foo/x", got null',
      ],
    },
    {
      note: "one that can't be judged",
      text: scenario([LOST]),
      lines: [
        "::error file=f,line=16,title=open > reads::no workload `foo/none` to go to; known here: `foo/w`",
      ],
    },
    {
      note: "an unknown field is a warning",
      text: "lobby: 1\nrequestz: []\n",
      lines: [
        "::warning file=f,line=2,title=Lobby::`requestz` is no field of the scenario document",
      ],
    },
    {
      note: "names cannot begin a command or end a property",
      text: scenario([{ ...DIFFERS, name: HOSTILE }], "s"),
      lines: [
        "::error file=f,line=16,title=s > a%0A%3A%3Aerror%3A%3Ab%0D%250A%2C%3A<&>\"'\t\\u001b[31m\\u0000\ufffe\ud800\\u202e" +
          '::status expected 403, got 200; policy expected "foo/x", got null',
      ],
    },
  ])("$note", async ({ text, lines }) => {
    const { out, errors } = await report("github", { f: text });
    expect(out.split("\n").slice(0, -1)).toEqual(lines);
    expect(out.split("\n").at(-1)).toMatch(/^\d+ requests in 1 scenarios: \d+ agree, \d+ differ$/);
    expect(errors).toEqual([]);
  });

  test("a file that can't be read, and its name", async () => {
    const { code, out } = await report("github", { "a,b:c": null });
    expect(code).toBe(2);
    expect(out).toContain("::error file=a%2Cb%3Ac,title=Lobby::cannot be read: no such file");
  });
});

describe("junit", () => {
  test("a suite a file, a case a request, and what became of it", async () => {
    const { code, out, errors } = await report("junit", {
      "a.json": scenario([AGREES, DIFFERS, LOST, REQUEST]),
      "b.json": null,
    });
    expect({ code, errors }).toEqual({ code: 2, errors: ["b.json: cannot be read: no such file"] });
    expect(out).toBe(JUNIT);
    expectWellFormed(out);
  });

  test("any name and any value gives well-formed XML on which the reader sees them", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(HOSTILE, "]]>", "<!--", "&amp;"),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, request, body) => {
        const file = scenario([{ ...REQUEST, name: request, expect: { body } }], name);
        const { out } = await report("junit", { [name]: file });
        expectWellFormed(out);
        expect(out).toContain('tests="1" failures="1"');
      }),
      { numRuns: 200 },
    );
  });
});

const JUNIT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="lobby check" tests="5" failures="1" errors="2" skipped="1">
  <testsuite name="a.json" tests="4" failures="1" errors="1" skipped="1">
    <testcase classname="open" name="reads" file="a.json" line="16"/>
    <testcase classname="open" name="reads" file="a.json" line="32"><failure message="status expected 403, got 200; policy expected &quot;foo/x&quot;, got null" type="verdict">status expected 403, got 200
policy expected &quot;foo/x&quot;, got null</failure></testcase>
    <testcase classname="open" name="reads" file="a.json" line="49"><error message="no workload \`foo/none\` to go to; known here: \`foo/w\`" type="unjudged"/></testcase>
    <testcase classname="open" name="reads" file="a.json" line="61"><skipped message="nothing is expected of this request"/></testcase>
  </testsuite>
  <testsuite name="b.json" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="b.json" name="the file can be read" file="b.json"><error message="cannot be read: no such file" type="unreadable"/></testcase>
  </testsuite>
</testsuites>`;

/** Well-formed as far as our report goes: no comments, CDATA or processing instructions behind the first line. */
function expectWellFormed(xml: string): void {
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
  const [declaration = "", ...rest] = xml.split("\n");
  expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"?>');
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g;
  const between = rest
    .join("\n")
    .replace(tag, (_, close: string, name: string, _attributes, self) => {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
      return "";
    });
  expect(open).toEqual([]);
  expect(between).not.toMatch(/[<>"]/);
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|#9|#10|#13);)/);
}

describe("json", () => {
  test("one document with the summary, every request and what was found", async () => {
    const { code, out, errors } = await report("json", {
      "a.json": scenario([DIFFERS, AGREES, REQUEST, LOST]),
      "b.yaml": "lobby: 2\n",
    });
    const found = JSON.parse(out);
    expect(code).toBe(2);
    expect(Object.keys(found)).toEqual(["version", "exitCode", "summary", "findings", "requests"]);
    expect(found).toMatchObject({
      version: 1,
      exitCode: 2,
      summary: { requests: 4, scenarios: 1, agree: 2, differ: 2 },
      findings: [{ file: "b.yaml", line: 1, severity: "error", message: expect.any(String) }],
    });
    expect(found.requests.map(({ ending }: { ending: string }) => ending)).toEqual([
      "differs",
      "agrees",
      "unchecked",
      "error",
    ]);
    expect(found.requests[0]).toMatchObject({
      file: "a.json",
      scenario: "open",
      request: "reads",
      line: 16,
      differences: [
        { field: "status", expected: 403, got: 200 },
        { field: "policy", expected: "foo/x", got: null },
      ],
      outcome: "allowed",
      upstream: { path: "/" },
    });
    expect(found.requests[3]).toMatchObject({ error: expect.stringContaining("foo/none") });
    expect(errors).toEqual([expect.stringMatching(/^b\.yaml:1: /)]);
  });
});

test("a name never breaks out of its line", async () => {
  const { out } = await report("lines", { f: scenario([{ ...DIFFERS, name: HOSTILE }]) });
  expect(out.split("\n")).toHaveLength(2);
  expect(out).toContain("a\\n::error::b\\r%0A");
  expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
});

test("of JSON Lines every line is a request's place", async () => {
  const line = JSON.stringify({ ...WORLD, requests: [DIFFERS] });
  const { out } = await report("github", { f: `${line}\n\n${line}\n` });
  expect(out.match(/line=\d+/g)).toEqual(["line=1", "line=3"]);
});
