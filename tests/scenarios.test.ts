import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  compileScenario,
  createSignatureBook,
  type Judgement,
  type JudgementError,
  judge,
  readScenarios,
  type Scenario,
  validateScenario,
} from "../src/engine/index.ts";
import { defaultExample, EXAMPLES, type Example, loadLessons } from "../src/scenarios/catalog.ts";
import { isReached } from "../src/scenarios/goal.ts";

/** What the menu promises: at least this many examples beside the posts, and this many lessons. */
const LEAST_EXAMPLES = 14;
const LEAST_LESSONS = 5;
const SCENARIOS_OF_THE_POSTS = 29;
const POSTS_FILE = "curated/posts.lobby.yaml";

const groups = await Promise.all(
  EXAMPLES.map(async ({ id, title, load }) => ({ id, title, examples: await load() })),
);
const examples = groups.flatMap(({ examples }) => examples);
const lessons = await loadLessons();

describe("examples", () => {
  test("there are as many as promised, in groups that are not empty", () => {
    const ofPosts = groups.find(({ id }) => id === "posts")?.examples ?? [];
    expect(ofPosts).toHaveLength(SCENARIOS_OF_THE_POSTS);
    expect(examples.length - ofPosts.length).toBeGreaterThanOrEqual(LEAST_EXAMPLES);
    expect(groups.filter(({ examples }) => examples.length === 0)).toEqual([]);
  });

  test("ids and titles are unique, and each says what it teaches", () => {
    expectUnique(examples.map(({ id }) => id));
    expectUnique(examples.map(({ title }) => title));
    for (const { title, teaches } of examples) {
      expect(title).not.toBe("");
      expect(teaches).toMatch(/^["`]?[A-Za-z].*[.!?]$/s);
    }
  });

  test("the posts are those of the conformance corpus", () => {
    const copy = readFileSync("src/scenarios/content/posts.lobby.yaml", "utf8");
    const corpus = readFileSync(`tests/conformance/data/${POSTS_FILE}`, "utf8");
    expect(copy).toBe(corpus);
  });

  test.each(examples)(
    "$id is as its head says, and its requests come out as expected",
    async (example) => {
      const scenario = read(example.text);
      expect(example.teaches).toBe(scenario.description);
      if (!example.id.startsWith("posts/")) expect(example.title).toBe(scenario.name);
      await expectAsWritten(scenario);
    },
  );
});

describe("the default example", () => {
  test("is a scenario without findings, and its requests come out as expected", async () => {
    expect(validateScenario(defaultExample)).toEqual({ value: defaultExample, diagnostics: [] });
    await expectAsWritten(defaultExample);
  });

  test("shows the endings that a visitor should see first", async () => {
    const judgements = Object.values(await judgeAll(defaultExample));
    const endings = judgements.map((judgement) =>
      "error" in judgement
        ? judgement.error
        : `${judgement.verdict.stage} ${judgement.verdict.status}`,
    );
    expect(new Set(endings)).toEqual(
      new Set(["ALLOW 200", "DENY 403", "JWT 401", "HANDSHAKE null", "ALLOW 403"]),
    );
  });
});

describe("lessons", () => {
  test("there are as many as promised, with ids that are their folders and an order of their own", () => {
    expect(lessons.length).toBeGreaterThanOrEqual(LEAST_LESSONS);
    expectUnique(lessons.map(({ id }) => id));
    expectUnique(lessons.map(({ title }) => title));
    expectUnique(lessons.map(({ order }) => String(order)));
    for (const { id, title, text, hint, start } of lessons) {
      expect(readFileSync(`src/scenarios/lessons/${id}/text.md`, "utf8")).toBe(text);
      expect([title, hint].includes("")).toBe(false);
      expect(read(start).name).toBe(title);
    }
  });

  test.each(lessons)("$id: the goal names requests that exist", ({ start, goal }) => {
    const names = (read(start).requests ?? []).map(({ name }) => name);
    expect(goal.length).toBeGreaterThan(0);
    for (const { request } of goal) expect(names).toContain(request);
  });

  test.each(lessons)("$id: starts unsolved", async ({ start, goal }) => {
    expect(isReached(goal, await judgeAll(read(start)))).toBe(false);
  });

  test.each(lessons)("$id: its solution solves it", async ({ start, goal, solution }) => {
    const scenario = read(start);
    expect(typeof scenario.resources).toBe("string");
    const solved = { ...scenario, resources: solution };
    const judgements = await judgeAll(solved);
    expect(isReached(goal, judgements), JSON.stringify(judgements, null, 1)).toBe(true);
  });
});

/** The one scenario of a text, which must have no finding. */
function read(text: Example["text"]): Scenario {
  const { value, diagnostics } = readScenarios(text, "example");
  expect(diagnostics).toEqual([]);
  const [scenario, ...others] = value;
  expect(others).toEqual([]);
  if (!scenario) throw new Error("no scenario in this text");
  return scenario;
}

/** Judgements by the request's name; the resources must have no finding either. */
async function judgeAll(scenario: Scenario): Promise<Record<string, Judgement | JudgementError>> {
  const world = compileScenario(scenario, {
    nowSeconds: () => Date.UTC(2026, 10, 22) / 1000,
    signatures: createSignatureBook(),
  });
  expect(world.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const requests = scenario.requests ?? [];
  expectUnique(requests.map(({ name }) => name ?? ""));
  const judgements: Record<string, Judgement | JudgementError> = {};
  for (const request of requests) {
    judgements[request.name ?? ""] = await judge(world, request, { trace: false });
  }
  return judgements;
}

async function expectAsWritten(scenario: Scenario): Promise<void> {
  const judgements = await judgeAll(scenario);
  expect(scenario.requests?.length).toBeGreaterThan(0);
  for (const { name, expect: wanted } of scenario.requests ?? []) {
    const judgement = judgements[name ?? ""];
    expect(wanted, `${name} says what it expects`).toBeDefined();
    expect({
      name,
      ...(judgement && "verdict" in judgement ? judgement.verdict : judgement),
    }).toMatchObject({
      name,
      ...wanted,
    });
  }
}

function expectUnique(names: readonly string[]): void {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
}
