import fc from "fast-check";
import { expect, test } from "vitest";
import { type PictureNode, pictureText, plainStyle } from "./picture-text.ts";

const node = (text: string): PictureNode => ({
  tag: "svg",
  attributes: { "aria-label": text },
  children: [
    { tag: "text", attributes: {}, children: [text] },
    { tag: "path", attributes: { d: "M0 0" }, children: [] },
  ],
});

test("elements, attributes and texts", () => {
  expect(pictureText(node('</text><script>"&\u0001\ud800'))).toBe(
    '<svg aria-label="&lt;/text&gt;&lt;script&gt;&quot;&amp;\ufffd\ufffd">' +
      "<text>&lt;/text&gt;&lt;script&gt;&quot;&amp;\ufffd\ufffd</text>" +
      '<path d="M0 0"/></svg>',
  );
});

test("no text adds an element, ends an attribute, or holds what XML cannot", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const made = pictureText(node(text));
      expect(made.match(/</g)).toHaveLength(text === "" ? 4 : 5);
      expect(made.match(/"/g)).toHaveLength(4);
      expect(made).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
      expect(made).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    }),
  );
});

test.each([
  { value: "rgb(22, 33, 43)", plain: "#16212b" },
  { value: "rgba(0, 0, 0, 0.5)", plain: "rgba(0, 0, 0, 0.5)" },
  { value: "1.25px", plain: "1.25" },
  { value: "4px, 3px", plain: "4 3" },
  { value: "none", plain: "none" },
  { value: "650", plain: "650" },
  { value: '"Segoe UI", sans-serif', plain: '"Segoe UI", sans-serif' },
])("$value is $plain", ({ value, plain }) => {
  expect(plainStyle(value)).toBe(plain);
});
