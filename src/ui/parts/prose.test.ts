import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { MAX_PROSE, Prose } from "./Prose.tsx";

const html = (text: string) => renderToStaticMarkup(createElement(Prose, { text }));

describe("the little Markdown", () => {
  test.each([
    { text: "a `b` **c** _d_", has: "<p>a <code>b</code> <strong>c</strong> <em>d</em></p>" },
    { text: "# a\n\n- b\n- c", has: "<h4>a</h4><ul><li>b</li><li>c</li></ul>" },
    { text: "**a `b` c**", has: "<strong>a <code>b</code> c</strong>" },
  ])("$text", ({ text, has }) => {
    expect(html(text)).toContain(has);
  });

  test.each([
    {
      note: "HTML",
      text: "<img src=x onerror=alert(1)>",
      has: "&lt;img src=x onerror=alert(1)&gt;",
    },
    {
      note: "an address",
      text: "[a](javascript:alert(1))",
      has: "<p>[a](javascript:alert(1))</p>",
    },
    { note: "an override", text: "a\u202eb", has: "a⟨U+202E⟩b" },
  ])("$note is only text", ({ text, has }) => {
    expect(html(text)).toContain(has);
  });

  test.each([..."*`_[#\n ->"])("a wall of %j neither nests nor takes its time", (sign) => {
    const wall = html(sign.repeat(MAX_PROSE));
    expect(wall.length).toBeLessThan(MAX_PROSE * 10);
    expect(wall.match(/<strong>|<em>/g) ?? []).toEqual([]);
  });

  test("of a book the beginning is shown, and that it is", () => {
    const book = html("word ".repeat(MAX_PROSE));
    expect(book.length).toBeLessThan(MAX_PROSE + 500);
    expect(book).toContain("Only the first 20,000 characters are shown");
  });
});
