import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LINK_VERSION, readLink, writeLink } from "../../src/share/codec.ts";
import { DICTIONARY_1 } from "../../src/share/dictionary.ts";
import { canonical } from "../support/canonical-json.ts";

interface RecordedLink {
  readonly note: string;
  readonly link: string;
  readonly sha256: string;
  readonly passedOver?: readonly string[];
  readonly state?: unknown;
}

/** Every shipped version: how many links were recorded when it shipped, and the hash of exactly those lines. */
const SHIPPED = [
  {
    version: "1",
    lines: 63,
    sha256: "d7ac0b2a340f5de80795d4abf9107cece769e6596d24474f78790bbcf3972811",
    dictionary: "650a210d7912fb2d8d32a721bf7ae7613759224ca16430d071f60748e59a3d7e",
  },
] as const;
const DICTIONARIES = { "1": DICTIONARY_1 } as const;

const textOf = (version: string) =>
  readFileSync(new URL(`version-${version}.jsonl`, import.meta.url), "utf8");
const linesOf = (version: string) => textOf(version).trimEnd().split("\n");

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

test("every version that was ever written has its links here", () => {
  const files = readdirSync(new URL(".", import.meta.url)).filter((name) =>
    name.endsWith(".jsonl"),
  );
  expect(files.toSorted()).toEqual(SHIPPED.map(({ version }) => `version-${version}.jsonl`));
  expect(SHIPPED.map(({ version }) => version)).toContain(LINK_VERSION);
});

describe.each(SHIPPED)("version $version", ({ version, lines, sha256: hash, dictionary }) => {
  test("[LK-5] the recorded links are those that were shipped", () => {
    const shipped = linesOf(version).slice(0, lines);
    expect(shipped).toHaveLength(lines);
    expect(sha256(shipped.join("\n"))).toBe(hash);
  });

  test("[LK-5] the dictionary is, byte for byte, what the links were written with", () => {
    expect(sha256(DICTIONARIES[version])).toBe(dictionary);
  });

  const recorded = linesOf(version).map((line): RecordedLink => JSON.parse(line));
  test.each(recorded)("[LK-5] opens: $note", ({ link, sha256: opensTo, passedOver, state }) => {
    expect(link.charAt(0)).toBe(version);
    const read = readLink(`#${link}`);
    if (read.kind !== "opened") throw new Error(`refused: ${JSON.stringify(read)}`);
    if (state !== undefined) expect(JSON.parse(canonical(read.state))).toEqual(state);
    expect(sha256(canonical(read.state))).toBe(opensTo);
    expect(read.passedOver).toEqual(passedOver ?? []);
  });

  test.each(recorded)(
    "opens to the same once it is shared again: $note",
    ({ link, sha256: opensTo }) => {
      const read = readLink(link);
      if (read.kind !== "opened") throw new Error("refused");
      const written = writeLink(read.state);
      if (written.kind !== "link") throw new Error("too long");
      const again = readLink(written.hash);
      expect(again).toMatchObject({ kind: "opened", passedOver: [] });
      if (again.kind === "opened") expect(sha256(canonical(again.state))).toBe(opensTo);
    },
  );
});
