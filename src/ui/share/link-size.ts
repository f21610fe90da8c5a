import { SHARE } from "../messages/share.ts";

/** Behind this length the first chat tools refuse or cut a link. */
const LONGISH = 2000;
/** Behind this length what carries a link inside another address cuts it, too. */
const LONG = 8000;

/** How long the link is, and what that means. */
export function sizeAdvice(characters: number): string {
  const { size } = SHARE;
  const advice = characters > LONG ? size.long : characters > LONGISH ? size.longish : size.short;
  return `${size.characters(characters)} ${advice}`;
}
