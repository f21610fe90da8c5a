import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { toBase64url } from "../../src/lib/base64url.ts";
import { readLink, writeLink } from "../../src/share/codec.ts";
import { DICTIONARY_1 } from "../../src/share/dictionary.ts";
import { endure } from "../support/endure.ts";
import { MONSTERS } from "../support/monsters.ts";
import { mutate, NASTY } from "../support/mutate.ts";
import { createPrng } from "../support/prng.ts";
import { randomScenario } from "../support/random-mesh.ts";

const CASES = 2000;

function pack(text: string): string {
  return `1${toBase64url(deflateSync(new TextEncoder().encode(text), { dictionary: DICTIONARY_1 }))}`;
}

test("mutated links, outside and inside", { timeout: 120_000 }, async () => {
  const random = createPrng(21);
  const kinds = new Map<string, number>();
  for (let index = 0; index < CASES; index++) {
    const state = { scenario: randomScenario(index % 20, 2) };
    const written = writeLink(state);
    if (written.kind !== "link") throw new Error("too long");
    const link = random.chance(0.5)
      ? mutate(written.hash, random)
      : pack(mutate(JSON.stringify(state), random));
    const { kind } = await endure(link, () => readLink(link));
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect(kinds.get("opened")).toBeGreaterThan(50);
  expect(kinds.get("refused")).toBeGreaterThan(50);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each(NASTY.map((text) => ({ text })))("$text is no link, nor inside one", async ({ text }) => {
  for (const link of [text, `#${text}`, `1${text}`, pack(text)])
    expect((await endure(link, () => readLink(link))).kind).not.toBe("opened");
});

test.each(MONSTERS)("packed: $note", async ({ text }) => {
  await endure(text, () => readLink(pack(text)));
});
