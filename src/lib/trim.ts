/**
 * Cuts these characters off the end. A regular expression (`/x+$/`) tries every run of them in the text and takes
 * time in the square of its length; this looks at the end only.
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Cuts these characters off both ends. */
export function trimOf(text: string, characters: string): string {
  const before = trimEndOf(text, characters);
  let start = 0;
  while (start < before.length && characters.includes(before.charAt(start))) start++;
  return before.slice(start);
}
