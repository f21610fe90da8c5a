import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";

test("is what Node writes, and reads back", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

test.each(["A", "AAAAA", "AA=", "A A", "é"])("%j is none", (text) => {
  expect(fromBase64url(text)).toBeNull();
});
