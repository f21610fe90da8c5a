import { writeFileSync } from "node:fs";
import { traceJsonSchema } from "./trace-schema.ts";

const file = new URL("../../docs/trace.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(traceJsonSchema(), null, 2)}\n`);
