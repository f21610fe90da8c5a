import { z } from "zod";
import { scenarioSchema } from "../../src/engine/scenario/document.ts";

/** The published JSON Schema of the scenario document, version 1. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: "Lobby scenario document, version 1",
    ...z.toJSONSchema(scenarioSchema, { io: "input" }),
  };
}
