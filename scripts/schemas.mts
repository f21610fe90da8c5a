// Writes docs/scenario.schema.json from the schema that the engine validates with. A test holds the two together.
import { writeFileSync } from "node:fs";
import { scenarioJsonSchema } from "../tests/support/scenario-schema.ts";

writeFileSync(
  new URL("../docs/scenario.schema.json", import.meta.url),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
