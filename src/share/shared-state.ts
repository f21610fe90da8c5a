import type { Scenario } from "../engine/index.ts";
import { z } from "../engine/scenario/zod.ts";

/** How finely the walk is cut into steps; the page's own word, kept in links. */
const depthSchema = z.enum(["stages", "policies", "clauses"]);

/** Of what a link says of the view, only what has sense counts. */
const leniently = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);
const upTo = (most: number) => leniently(z.int().check(z.minimum(0), z.maximum(most)));

/** The part of a link beside the scenario, which is validated by its own schema. Unknown fields are ignored. */
export const viewSchema = z.object({
  chosen: upTo(100_000),
  step: upTo(1_000_000),
  depth: leniently(depthSchema),
  tab: upTo(100_000),
  together: leniently(z.boolean()),
  widths: leniently(z.object({ text: upTo(10_000), requests: upTo(10_000) })),
});

/** Widths of the columns that the user chose, in pixels; the page keeps them within its bounds. */
export interface PaneWidths {
  readonly text?: number | undefined;
  readonly requests?: number | undefined;
}

/** Everything that a link carries. */
export interface SharedState {
  readonly scenario: Scenario;
  /** Index of the chosen request; default 0. */
  readonly chosen?: number | undefined;
  /** Step of its walk; default: the last one. */
  readonly step?: number | undefined;
  /** Default `stages`. */
  readonly depth?: z.infer<typeof depthSchema> | undefined;
  /** Index of the text that is shown; default 0. */
  readonly tab?: number | undefined;
  /** All requests are in the lobby at once; default only the chosen one. */
  readonly together?: boolean | undefined;
  /** Default: as wide as the page makes them. */
  readonly widths?: PaneWidths | undefined;
}
