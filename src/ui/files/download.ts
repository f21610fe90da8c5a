import type { Scenario } from "../../engine/index.ts";
import { assertNever } from "../../lib/assert-never.ts";
import { FILE_TYPE, scenarioFileName } from "../../share/scenario-file.ts";
import type { EngineClient } from "../../worker/protocol.ts";
import { FILES } from "../messages/files.ts";
import type { Site } from "../store-context.tsx";
import { offerDownload } from "./offer-download.ts";

/** The text of a scenario's file, or why there is none. */
export type WrittenFile =
  | { readonly kind: "written"; readonly text: string }
  | { readonly kind: "failed"; readonly why: string };

type Writer = Pick<Site, "engine">;

/** The engine keeps only the newest of several calls of one kind, and each text asked for here is wanted: one by one. */
const lines = new WeakMap<EngineClient, Promise<unknown>>();

/** Writes a scenario's file in the worker, which has the YAML library. Never rejects. */
export function writeFileText({ engine }: Writer, scenario: Scenario): Promise<WrittenFile> {
  const written = (lines.get(engine) ?? Promise.resolve()).then(async (): Promise<WrittenFile> => {
    const outcome = await engine.call("writeScenario", { scenario }, 0);
    switch (outcome.kind) {
      case "value":
        return { kind: "written", text: outcome.value };
      case "crashed":
        return { kind: "failed", why: outcome.message };
      case "superseded":
        return { kind: "failed", why: FILES.engineGone };
      default:
        return assertNever(outcome);
    }
  });
  lines.set(engine, written);
  return written;
}

/** Offers the scenario as `<its name>.lobby.yaml`. Gives the reason if it cannot be written; null when it is offered. */
export async function downloadScenario(site: Writer, scenario: Scenario): Promise<string | null> {
  const written = await writeFileText(site, scenario);
  if (written.kind === "failed") return written.why;
  offerDownload(scenarioFileName(scenario), new Blob([written.text], { type: FILE_TYPE }));
  return null;
}
