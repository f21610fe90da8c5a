import type { Scenario } from "../engine/index.ts";
import { z } from "../engine/scenario/zod.ts";

/** How finely the walk is cut into steps; the page's own word, kept in links. */
const depthSchema = z.enum(["stages", "policies", "clauses"]);

/** The part of a link beside the scenario, which is validated by its own schema. Unknown fields are ignored. */
export const viewSchema = z.object({
  chosen: z.int().min(0).max(100_000).optional().catch(undefined),
  step: z.int().min(0).max(1_000_000).optional().catch(undefined),
  depth: depthSchema.optional().catch(undefined),
});

/** Everything that a link carries. */
export interface SharedState {
  readonly scenario: Scenario;
  /** Index of the chosen request; default 0. */
  readonly chosen?: number | undefined;
  /** Step of its walk; default: the last one. */
  readonly step?: number | undefined;
  /** Default `stages`. */
  readonly depth?: z.infer<typeof depthSchema> | undefined;
}
