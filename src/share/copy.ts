import type { Host, Scenario } from "../engine/index.ts";
import { type CopyComparison, compareCopy } from "./compare-copy.ts";
import { type Contents, listContents } from "./contents.ts";
import { mintTokens } from "./mint-tokens.ts";
import { type Pseudonymised, pseudonymise } from "./pseudonymise.ts";

/** `mint`: tokens and their key sets; `pseudonyms`: names, and tokens with them. */
export type CopyKind = "mint" | "pseudonyms";

/** A copy of a scenario to hand on, with the proof that it says the same. */
export interface Copy {
  readonly kind: CopyKind;
  readonly scenario: Scenario;
  readonly contents: Contents;
  readonly comparison: CopyComparison;
  readonly pseudonyms: Pseudonymised["pseudonyms"];
  /** Words that still hold an original name. */
  readonly left: readonly string[];
  /** How many tokens gave way to minted ones. */
  readonly minted: number;
  /** Tokens for which no minted one would be judged the same way. */
  readonly kept: readonly string[];
}

/** Makes a copy and judges every request of both. `seed` is any number that the reader of the copy cannot know. */
export async function makeCopy(
  scenario: Scenario,
  kind: CopyKind,
  seed: number,
  host: Host,
): Promise<Copy> {
  const nowSeconds = clockOf(scenario, host);
  const changed =
    kind === "pseudonyms"
      ? await pseudonymise(scenario, { nowSeconds, seed })
      : { ...NO_NAMES, ...(await mintTokens(scenario, { nowSeconds, keySets: "needed" })) };
  return {
    kind,
    scenario: changed.scenario,
    contents: await listContents(changed.scenario, nowSeconds),
    comparison: await compareCopy(scenario, changed.scenario, changed.rename, host),
    pseudonyms: changed.pseudonyms,
    left: changed.left,
    minted: changed.minted,
    kept: changed.kept,
  };
}

const NO_NAMES = {
  pseudonyms: [],
  left: [],
  rename: (text: string) => text,
} satisfies Partial<Pseudonymised>;

/** The contents of a scenario by its own clock, or by the host's. */
export function contentsOf(scenario: Scenario, host: Host): Promise<Contents> {
  return listContents(scenario, clockOf(scenario, host));
}

function clockOf({ now }: Scenario, host: Host): number {
  const stated = now === undefined ? Number.NaN : Date.parse(now);
  return Math.floor(Number.isNaN(stated) ? host.nowSeconds() : stated / 1000);
}
