import { expect, test } from "vitest";
import { SHARE } from "../messages/share.ts";
import { sizeAdvice } from "./link-size.ts";

test.each([
  { characters: 2000, advice: SHARE.size.short },
  { characters: 2001, advice: SHARE.size.longish },
  { characters: 8000, advice: SHARE.size.longish },
  { characters: 8001, advice: SHARE.size.long },
])("$characters characters", ({ characters, advice }) => {
  const said = sizeAdvice(characters);
  expect(said).toBe(`${characters.toLocaleString("en")} characters. ${advice}`);
});
