import { scenarioSchema } from "../../engine/scenario/document.ts";
import type { Setting } from "../../state/draft.ts";
import { FORM } from "../messages/forms.ts";

/** Why a value cannot be this setting of a scenario document; null if it can. */
export function settingTrouble(setting: Setting, value: unknown): string | null {
  if (value === undefined) return null;
  const result = scenarioSchema.safeParse({ lobby: 1, [setting]: value });
  if (result.success) return null;
  const [issue] = result.error.issues;
  if (!issue) return null;
  const path = issue.path.slice(1).map(String).join(".");
  return FORM.mesh.invalid(path === "" ? issue.message : `${path}: ${issue.message}`);
}
