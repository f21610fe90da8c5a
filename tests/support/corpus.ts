import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { readScenarios, type Scenario } from "../../src/engine/index.ts";

const DATA = fileURLToPath(new URL("../conformance/data/", import.meta.url));
const FOLDERS = ["curated", "recorded"] as const;

/** Files of recorded scenarios, as `folder/name` without `.gz`. */
export function corpusFiles(
  folders: readonly ("curated" | "recorded")[] = FOLDERS,
): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(DATA + folder)
      .filter((name) => /\.(?:lobby\.yaml|jsonl)(?:\.gz)?$/.test(name))
      .map((name) => `${folder}/${name.replace(/\.gz$/, "")}`)
      .sort(),
  );
}

/** The text of a file of the corpus, unzipped where it is kept so. */
export function readCorpusText(file: string): string {
  if (file.endsWith(".jsonl"))
    return gunzipSync(readFileSync(`${DATA}${file}.gz`)).toString("utf8");
  return readFileSync(DATA + file, "utf8");
}

/** Every scenario that was recorded: `curated` ones by hand, `recorded` ones by the random generator. */
export function recordedScenarios(folder: "curated" | "recorded"): readonly Scenario[] {
  return corpusFiles([folder]).flatMap((file) => readScenarios(readCorpusText(file), file).value);
}
