// Writes the published JSON Schemas of docs/ from the schemas that the engine and the tests use. A test holds each pair together.
import { writeFileSync } from "node:fs";
import { scenarioJsonSchema } from "../tests/support/scenario-schema.ts";
import { traceJsonSchema } from "../tests/support/trace-schema.ts";

const SCHEMAS = { scenario: scenarioJsonSchema(), trace: traceJsonSchema() };

for (const [name, schema] of Object.entries(SCHEMAS)) {
  const file = new URL(`../docs/${name}.schema.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
