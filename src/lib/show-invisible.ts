/** Within an emoji these two say how its parts belong together; there they hide nothing. */
const PICTURE = String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]{0,2})(?:\ufe0f|\u200d(?=\p{Extended_Pictographic}))`;

/**
 * What a name can hide behind: controls, what turns the direction of writing, what has no width, line breaks that are
 * none, halves of letters. Tabs and line breaks are seen for what they are.
 */
const HIDDEN = new RegExp(
  String.raw`(?!\r\n|${PICTURE})(?:[^\P{Cc}\t\n]|[\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb])`,
  "gu",
);

/** Most texts, and told at a glance. */
const PLAIN = /^[ -~\n]*$/;

/** Marks on one letter beyond what any script needs: they paint over the lines around it. */
const PILE = /(\p{M}{8})\p{M}+/gu;

/**
 * A text of somebody else's as it is: what cannot be seen in it is written out, such as `⟨U+202E⟩`, so that a name cannot
 * pass for another one. A text without such characters is returned as it is.
 */
export function showInvisible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, codeOf).replace(PILE, "$1…");
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
