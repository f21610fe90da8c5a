import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readScenarios, type Scenario } from "../../src/engine/index.ts";

const DATA = new URL("../conformance/data", import.meta.url).pathname;

/** Every scenario that was recorded: `curated` ones one by one, `recorded` ones by the random generator. */
export function recordedScenarios(folder: "curated" | "recorded"): readonly Scenario[] {
  const files = readdirSync(join(DATA, folder)).filter((name) =>
    /\.(?:lobby\.yaml|jsonl)(?:\.gz)?$/.test(name),
  );
  return files.sort().flatMap((name) => {
    const bytes = readFileSync(join(DATA, folder, name));
    const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return readScenarios(text, name).value;
  });
}
