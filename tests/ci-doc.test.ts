import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readValue } from "../src/engine/index.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DOC = readFileSync(join(ROOT, "docs/ci.md"), "utf8");

interface Fence {
  /** The path in bold above it, if it shows a file. */
  readonly file: string | null;
  readonly language: string;
  readonly text: string;
}

const FENCES: readonly Fence[] = [
  ...DOC.matchAll(/(?:\*\*`([^`]+)`\*\*\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm),
].map(([, file, language = "", text = ""]) => ({ file: file ?? null, language, text }));

const stepsSchema = z.union([
  z.object({
    jobs: z.object({
      lobby: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }),
    }),
  }),
  z.object({ lobby: z.object({ script: z.array(z.string()) }) }),
]);

/** The lines that a fence tells somebody, or a runner, to run. */
function commandsOf({ file, language, text }: Fence): readonly string[] {
  if (file !== null) return [];
  if (language === "sh") return text.trim().split("\n");
  const pipeline = stepsSchema.parse(readValue(text, "ci.md").value);
  if ("lobby" in pipeline) return pipeline.lobby.script;
  return pipeline.jobs.lobby.steps.flatMap(({ run }) => run ?? []);
}

const COMMANDS = FENCES.flatMap(commandsOf);
/** These fetch Lobby itself, which a test without a network cannot. */
const INSTALLS = [
  'git clone --quiet "$LOBBY_REPOSITORY" .lobby',
  'git -C .lobby checkout --quiet "$LOBBY_COMMIT"',
  "npm ci --prefix .lobby --omit=dev --ignore-scripts",
];
const RUNS = [...new Set(COMMANDS.filter((command) => !INSTALLS.includes(command)))];

const guarded = mkdtempSync(join(tmpdir(), "lobby-ci-"));
afterAll(() => rmSync(guarded, { recursive: true }));
symlinkSync(ROOT, join(guarded, ".lobby"));
for (const { file, text } of FENCES) {
  if (file === null) continue;
  mkdirSync(dirname(join(guarded, file)), { recursive: true });
  writeFileSync(join(guarded, file), text);
}

function run(command: string) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
    cwd: guarded,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("docs/ci.md", () => {
  test("shows two files, and commands to run on them", () => {
    expect(FENCES.filter(({ file }) => file !== null)).toHaveLength(2);
    expect(RUNS).toHaveLength(4);
    expect(COMMANDS.filter((command) => INSTALLS.includes(command))).toHaveLength(4);
  });

  test.each(RUNS)("%s passes", (command) => {
    expect(run(command)).toMatchObject({ status: 0, stderr: "" });
  });

  describe("when somebody opens the policy", () => {
    const path = "istio/policies/backend.yaml";
    const policy = FENCES.find(({ file }) => file === path)?.text ?? "";
    const opened = policy.replace("methods: [GET]", "methods: [GET, POST]");

    test("every check fails on the request that now gets in, and says so its own way", () => {
      expect(opened).not.toBe(policy);
      writeFileSync(join(guarded, path), opened);
      const checks = RUNS.filter((command) => command.includes(" check "));
      const printed = checks.map((command) => {
        const { status, stdout } = run(command);
        expect(status).toBe(1);
        return (
          stdout + (command.includes("lobby.xml") ? readFileSync(join(guarded, "lobby.xml")) : "")
        );
      });
      expect(printed).toEqual([
        expect.stringMatching(
          /^backend\.lobby\.yaml > .*frontend does not write: outcome expected/,
        ),
        expect.stringMatching(/^::error file=istio\/checks\/backend\.lobby\.yaml,line=12,title=/),
        expect.stringContaining(
          '<testcase classname="Who reaches backend" name="frontend does not write"',
        ),
      ]);
      writeFileSync(join(guarded, path), policy);
    });

    test("a manifest that is broken ends the check with exit code 2", () => {
      writeFileSync(join(guarded, path), `${policy}---\nspec: [\n`);
      const { status, stderr } = run(RUNS[0] ?? "");
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringMatching(/^istio\/policies\/backend\.yaml:16: /),
      });
      writeFileSync(join(guarded, path), policy);
    });
  });

  test("what a command line cannot mean ends with exit code 2 and a reason", () => {
    const lobby = "node .lobby/bin/lobby.mjs";
    const check = `${lobby} check istio/checks/backend.lobby.yaml`;
    const wrong = [
      { command: `${check} --reporter xml`, why: "no reporter is called xml" },
      { command: `${check} --json --reporter junit`, why: "two outputs" },
      { command: `${check} --resources none`, why: "none: cannot be read" },
      { command: `${lobby} admit a.yaml --reporter junit`, why: "admit takes no --reporter" },
    ];
    for (const { command, why } of wrong) {
      expect(run(command)).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(why) });
    }
  });
});
