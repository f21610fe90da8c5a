import { expect, test } from "vitest";
import { decodeBase64url, encodeBase64, encodeBase64url } from "./base64url.ts";

test.each([
  { note: "nothing", text: "", bytes: [] },
  { note: "one byte, no padding", text: "_w", bytes: [255] },
  { note: "one byte, padded", text: "_w==", bytes: [255] },
  { note: "padded with dots", text: "_w..", bytes: [255] },
  { note: "two bytes, padded", text: "-_8=", bytes: [251, 255] },
  { note: "blanks anywhere", text: " -\t_\n8 ", bytes: [251, 255] },
  { note: "bits behind the last byte", text: "_x", bytes: [255] },
  { note: "too little padding", text: "_w=", bytes: null },
  { note: "padding where none belongs", text: "AAAA=", bytes: null },
  { note: "padding inside", text: "_w==_w", bytes: null },
  { note: "an impossible length", text: "AAAAA", bytes: null },
  { note: "the other alphabet", text: "+/8", bytes: null },
  { note: "a comma behind it", text: "AAAA,", bytes: null },
  { note: "no-break space is no blank", text: "AA\u00a0AA", bytes: null },
])("decodes $note", ({ text, bytes }) => {
  expect(decodeBase64url(text)).toEqual(bytes && Uint8Array.from(bytes));
});

test("encodes with and without padding", () => {
  const bytes = Uint8Array.of(251, 255);
  expect([encodeBase64url(bytes), encodeBase64(bytes)]).toEqual(["-_8", "+/8="]);
});
