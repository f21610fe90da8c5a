import { FILE_GATE } from "../messages/file-gate.ts";

/** The keys that save, as they are called on this machine's keyboard. */
export function saveKey(): string {
  return FILE_GATE.saveKey(/Mac|iPhone|iPad/.test(navigator.platform));
}
