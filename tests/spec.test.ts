import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Scenario } from "../src/engine/scenario/document.ts";
import { readScenarios } from "../src/engine/scenario/read.ts";

/** Cases of one rule: scenarios and admission lines by name, and files with unit tests titled `[ID] ...`. */
const casesSchema = z.strictObject({
  curated: z.array(z.string()).min(1).optional(),
  admission: z.array(z.string()).min(1).optional(),
  derived: z.array(z.string()).min(1).optional(),
  unit: z.array(z.string()).min(1).optional(),
});

const DATA = "tests/conformance/data";
const ID = /^[A-Z]{2}-\d+$/;
const CONFIDENCE = ["recorded", "measured", "read in source", "documented", "assumed", "ours"];

const rules = [
  ...readFileSync("docs/SPEC.md", "utf8").matchAll(/^\| ([A-Z]{2}-\d+) \| (.+) \|$/gm),
].map(([, id = "", rest = ""]) => {
  const [sentence = "", source = "", confidence = ""] = rest.split(" | ");
  return { id, sentence, source, confidence };
});
const ruleIds = rules.map(({ id }) => id);
const casesOf = z
  .record(z.string(), casesSchema)
  .parse(JSON.parse(readFileSync("tests/conformance/rules.json", "utf8")));
const curated = scenariosIn(join(DATA, "curated")).map(({ name }) => name ?? "");
const derived = scenariosIn("tests/conformance/derived");
const admission = admissionNames();
const titles = unitTitles();

describe("docs/SPEC.md", () => {
  test("has rules, each with an id of its own, a sentence, a source and a confidence", () => {
    expect(rules.length).toBeGreaterThan(120);
    expect(repeated(ruleIds)).toEqual([]);
    for (const { id, sentence, source, confidence } of rules) {
      expect(id).toMatch(ID);
      expect(sentence, id).toMatch(/\.$/);
      expect(source, id).not.toBe("");
      expect(CONFIDENCE, id).toContain(confidence);
    }
  });

  test("numbers the rules of an area from 1, in order", () => {
    const next = new Map<string, number>();
    for (const id of ruleIds) {
      const [area = "", number = ""] = id.split("-");
      expect(`${area}-${number}`).toBe(`${area}-${next.get(area) ?? 1}`);
      next.set(area, Number(number) + 1);
    }
  });

  test("every rule has a case, and no case is of a rule that does not exist", () => {
    expect(ruleIds.filter((id) => casesIn(id).length === 0)).toEqual([]);
    expect(Object.keys(casesOf).filter((id) => !ruleIds.includes(id))).toEqual([]);
  });
});

describe("the cases", () => {
  test("the corpora are there", () => {
    expect(curated.length).toBeGreaterThan(300);
    expect(admission.size).toBeGreaterThan(2000);
    expect(titles.length).toBeGreaterThan(10);
  });

  test("every named case exists", () => {
    const all = Object.entries(casesOf).flatMap(([id, cases]) => [
      ...(cases.curated ?? []).filter((name) => !curated.includes(name)),
      ...(cases.admission ?? []).filter((name) => !admission.has(name)),
      ...(cases.derived ?? []).filter((name) => !derivedCase(name, id)),
      ...(cases.unit ?? [])
        .filter((file) => !hasUnitTest(file, id))
        .map((file) => `${file} [${id}]`),
    ]);
    expect(all).toEqual([]);
  });

  test("every curated scenario is named by a rule", () => {
    const named = new Set(Object.values(casesOf).flatMap((cases) => cases.curated ?? []));
    expect(curated.filter((name) => !named.has(name))).toEqual([]);
  });

  test("every derived scenario is named by the rule that it names", () => {
    const named = new Set(Object.values(casesOf).flatMap((cases) => cases.derived ?? []));
    expect(derived.map(({ name }) => name ?? "").filter((name) => !named.has(name))).toEqual([]);
  });

  test("a unit test that names a rule names one that exists", () => {
    expect(titles.filter(({ id }) => !ruleIds.includes(id))).toEqual([]);
  });
});

function casesIn(id: string): readonly string[] {
  const cases = casesOf[id];
  return Object.values(cases ?? {}).flatMap((names) => names ?? []);
}

function hasUnitTest(file: string, id: string): boolean {
  return titles.some((title) => title.file === file && title.id === id);
}

function derivedCase(name: string, id: string): boolean {
  return derived.some(
    (scenario) => scenario.name === name && scenario.description?.startsWith(`[${id}] `) === true,
  );
}

function scenariosIn(folder: string): readonly Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".lobby.yaml"))
    .flatMap((file) => readScenarios(readFileSync(join(folder, file), "utf8"), file).value);
}

function admissionNames(): ReadonlySet<string> {
  const lines = gunzipSync(readFileSync(join(DATA, "admission.jsonl.gz"))).toString("utf8");
  const names = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => z.object({ name: z.string() }).parse(JSON.parse(line)).name);
  return new Set(names);
}

/** Titles of unit tests that begin with `[ID]`. */
function unitTitles(): readonly { readonly file: string; readonly id: string }[] {
  return ["src", "tests"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file).replaceAll("\\", "/"))
      .flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(/["'`]\[([A-Z]{2}-\d+)\] /g)].map(
          ([, id = ""]) => ({
            file,
            id,
          }),
        ),
      ),
  );
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
