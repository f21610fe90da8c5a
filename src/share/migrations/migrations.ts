/** What a link says before anything of it has been checked: the scenario document and the view, as JSON. */
export type LinkContent = Readonly<Record<string, unknown>>;

/** The way from what links of one version say to what those of the next one say. */
export interface Migration {
  /** Version before; the version after is one more. */
  readonly from: number;
  /** Pure, and ready for any JSON at all: strangers write links. What makes no sense is left for the validation. */
  readonly apply: (content: LinkContent) => LinkContent;
}

/**
 * Every step since version 1, in order; a shipped step is never edited. Version 1 is the present one, so there is none
 * yet. docs/decisions/0006-links.md says what makes a new version.
 */
export const MIGRATIONS: readonly Migration[] = [];
