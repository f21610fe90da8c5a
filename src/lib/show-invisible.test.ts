import { describe, expect, test } from "vitest";
import { showInvisible } from "./show-invisible.ts";

describe("what cannot be seen is written out", () => {
  test.each([
    { note: "right-to-left override", text: "a\u202enimda\u202c", shown: "a⟨U+202E⟩nimda⟨U+202C⟩" },
    {
      note: "every turn of direction",
      text: "\u202a\u202b\u202d\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
      shown: "⟨U+202A⟩⟨U+202B⟩⟨U+202D⟩⟨U+2066⟩⟨U+2067⟩⟨U+2068⟩⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩",
    },
    {
      note: "no width",
      text: "ad\u200bm\u200ci\u200dn\u2060\ufeff",
      shown: "ad⟨U+200B⟩m⟨U+200C⟩i⟨U+200D⟩n⟨U+2060⟩⟨U+FEFF⟩",
    },
    {
      note: "controls",
      text: "a\u0000\u0007\u001b[31m\u007f\u0085",
      shown: "a⟨U+0000⟩⟨U+0007⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+0085⟩",
    },
    { note: "a soft hyphen", text: "ad\u00admin", shown: "ad⟨U+00AD⟩min" },
    {
      note: "fillers of Hangul",
      text: "\u115f\u1160\u3164\uffa0",
      shown: "⟨U+115F⟩⟨U+1160⟩⟨U+3164⟩⟨U+FFA0⟩",
    },
    { note: "separators", text: "a\u2028b\u2029c", shown: "a⟨U+2028⟩b⟨U+2029⟩c" },
    { note: "tags beyond 16 bits", text: "a\u{e0041}\u{1d173}", shown: "a⟨U+E0041⟩⟨U+1D173⟩" },
    { note: "a half of a letter", text: "a\ud800b", shown: "a⟨U+D800⟩b" },
    { note: "a variation of what has none", text: "v1\ufe0f", shown: "v1⟨U+FE0F⟩" },
    { note: "a carriage return alone", text: "a\rb", shown: "a⟨U+000D⟩b" },
    { note: "a pile of marks", text: `Z${"\u0301".repeat(50)}`, shown: `Z${"\u0301".repeat(8)}…` },
  ])("$note", ({ text, shown }) => {
    expect(showInvisible(text)).toBe(shown);
  });
});

test.each([
  "default/allow-frontend",
  "two\nlines\r\nand\ta tab",
  "é, e\u0301, 門衛, עברית, ไทย, नमस्ते",
  "👩‍💻 ❤️ 🏳️‍🌈 🧑🏽‍💼 🛂",
  "",
])("%j stays as it is", (text) => {
  expect(showInvisible(text)).toBe(text);
});
