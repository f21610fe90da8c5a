import type { Scenario } from "../engine/index.ts";

/** How the name of a scenario's file ends; `lobby check` and people know it by this. */
export const FILE_ENDING = ".lobby.yaml";

/** YAML's registered media type (RFC 9512). */
export const FILE_TYPE = "application/yaml";

const MAX_STEM = 60;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for the scenario's file that every file system takes: the words of its name in lower case, joined by dashes, at
 * most 60 characters and the ending. A scenario without a name, or with none but signs, is `scenario.lobby.yaml`.
 */
export function scenarioFileName({ name = "" }: Pick<Scenario, "name">): string {
  const words =
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const stem = [...words.join("-")].slice(0, MAX_STEM).join("").replace(/-$/, "");
  if (stem === "") return `scenario${FILE_ENDING}`;
  return `${DEVICES.test(stem) ? "scenario-" : ""}${stem}${FILE_ENDING}`;
}
