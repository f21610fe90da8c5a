import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { corpusFiles, readCorpusText } from "./support/corpus.ts";
import { scenarioJsonSchema } from "./support/scenario-schema.ts";

const published = JSON.parse(
  readFileSync(new URL("../docs/scenario.schema.json", import.meta.url), "utf8"),
);

describe("docs/scenario.schema.json", () => {
  test("is what the engine validates with (npm run schemas writes it)", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  const validate = new Ajv2020({ strict: false }).compile(published);

  test.each(corpusFiles(["curated"]))("takes every scenario of %s", (file) => {
    for (const document of parseAllDocuments(readCorpusText(file))) {
      validate("empty" in document ? null : document.toJS());
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test.each([
    { note: "another version", scenario: { lobby: 2 } },
    { note: "a field that is none", scenario: { lobby: 1, polcies: "" } },
    {
      note: "a request from nowhere",
      scenario: { lobby: 1, requests: [{ to: { workload: "a" } }] },
    },
  ])("refuses $note", ({ scenario }) => {
    expect(validate(scenario)).toBe(false);
  });
});
