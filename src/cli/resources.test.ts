import { describe, expect, test } from "vitest";
import { runCheck } from "./check.ts";
import { readManifests } from "./resources.ts";

const DENY = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: foo }
spec: {}
`;
const FILES: Readonly<Record<string, string>> = {
  "apps/b/policy.yaml": DENY,
  "apps/a.yml": "# a",
  "apps/c.json": "{}",
  "apps/README.md": "# no manifest",
  "apps/check.lobby.yaml": "lobby: 1",
  "apps/.git/config.yaml": "no: manifest",
  "apps/node_modules/x/y.yaml": "no: manifest",
  "one.yaml": "# one",
  "empty/README.md": "",
};

const io = {
  readFile(path: string): string {
    const text = FILES[path];
    if (text === undefined) throw new Error("no such file");
    return text;
  },
  listFiles(path: string): readonly string[] | null {
    if (FILES[path] !== undefined) return null;
    const inside = Object.keys(FILES).filter((name) => name.startsWith(`${path}/`));
    if (inside.length === 0) throw new Error("no such file");
    return inside.map((name) => name.slice(path.length + 1)).sort();
  },
};

describe("what --resources reads", () => {
  test.each([
    { note: "a file", paths: ["one.yaml"], names: ["one.yaml"] },
    {
      note: "a directory's manifests, in order, and nothing else",
      paths: ["apps"],
      names: ["apps/a.yml", "apps/b/policy.yaml", "apps/c.json"],
    },
    { note: "one named twice is read once", paths: ["one.yaml", "one.yaml"], names: ["one.yaml"] },
  ])("$note", ({ paths, names }) => {
    const read = readManifests(paths, io);
    expect(read.kind === "read" && read.texts.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    { note: "is absent", path: "none", why: "cannot be read: no such file" },
    { note: "has no manifest in it", path: "empty", why: "holds no manifest" },
  ])("a path that $note is told", ({ path, why }) => {
    expect(readManifests(["one.yaml", path], io)).toEqual({ kind: "unreadable", path, why });
  });
});

const SCENARIO = JSON.stringify({
  lobby: 1,
  resources: "# nobody is denied here",
  workloads: [{ name: "w", namespace: "foo", ports: [{ port: 8080 }] }],
  requests: [
    {
      from: { plaintext: true },
      to: { workload: "foo/w" },
      http: {},
      expect: { policy: null, outcome: "denied", stage: "ALLOW" },
    },
  ],
});

async function check(resources: readonly { name: string; text: string }[] | null) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCheck(
    ["f"],
    { reporter: "lines", trace: false, resources },
    {
      readFile: () => SCENARIO,
      listFiles: () => null,
      write: (line) => out.push(line),
      error: (line) => errors.push(line),
    },
  );
  return { code, out, errors };
}

describe("a check with resources", () => {
  test("takes them in place of the scenario's own", async () => {
    expect((await check(null)).code).toBe(1);
    expect((await check([{ name: "p.yaml", text: DENY }])).code).toBe(0);
  });

  test("does not agree where one of them is no YAML", async () => {
    const broken = { name: "q.yaml", text: "a: 1\n---\nb: [\n" };
    const { code, errors } = await check([{ name: "p.yaml", text: DENY }, broken]);
    expect(code).toBe(2);
    expect(errors).toEqual([expect.stringMatching(/^q\.yaml:3: this document is not YAML/)]);
  });
});
