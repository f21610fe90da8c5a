import { type LinkContent, MIGRATIONS, type Migration } from "./migrations.ts";

/** The version that the steps lead to: the one that is written. */
export function versionAfter(steps: readonly Migration[] = MIGRATIONS): number {
  return steps.length + 1;
}

/** What a link of an older version says, in the words of the present one. Throws only what a step throws. */
export function migrate(
  content: LinkContent,
  version: number,
  steps: readonly Migration[] = MIGRATIONS,
): LinkContent {
  return steps
    .filter(({ from }) => from >= version)
    .reduce((before, { apply }) => apply(before), content);
}
