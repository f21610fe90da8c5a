import { expect, test } from "vitest";
import { decodeText, MAX_FILE_BYTES, readFileText } from "./read-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  { note: "UTF-8", bytes: utf8("a: ü\r\n"), read: "a: ü\r\n" },
  { note: "UTF-8 with a byte order mark", bytes: utf8("\ufeffa: 1"), read: "a: 1" },
  {
    note: "UTF-16, as PowerShell writes it",
    bytes: new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a, 0]),
    read: "a:",
  },
  {
    note: "UTF-16 the other way round",
    bytes: new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0x3a]),
    read: "a:",
  },
  { note: "nothing", bytes: utf8(""), why: "empty" },
  { note: "blanks", bytes: utf8(" \n\t\n"), why: "empty" },
  { note: "a picture", bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), why: "not-text" },
  { note: "Latin-1", bytes: new Uint8Array([0x61, 0xfc, 0x62]), why: "not-text" },
  { note: "zeros between letters", bytes: utf8("a\0b\0"), why: "not-text" },
  { note: "half a UTF-16 character", bytes: new Uint8Array([0xff, 0xfe, 0x61]), why: "not-text" },
])("$note", ({ bytes, read, why }) => {
  expect(decodeText(bytes)).toEqual(
    why === undefined ? { kind: "text", text: read } : { kind: "refused", why },
  );
});

test("ten megabytes are read, and what is too large is not even asked for", async () => {
  const large = utf8("# 0123456\n".repeat(1_000_000));
  const read = await readFileText(new File([large], "large.yaml"));
  expect(read.kind === "text" && read.text.length).toBe(10_000_000);
  const arrayBuffer = () => Promise.reject(new Error("asked"));
  expect(await readFileText({ size: MAX_FILE_BYTES + 1, arrayBuffer })).toEqual({
    kind: "refused",
    why: "too-large",
  });
  expect(await readFileText({ size: 1, arrayBuffer })).toEqual({
    kind: "refused",
    why: "unreadable",
  });
});
