import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Scenario } from "../engine/index.ts";
import { toBase64url } from "../lib/base64url.ts";
import { MAX_INFLATED_BYTES, MAX_LINK_LENGTH, readLink, writeLink } from "./codec.ts";
import { DICTIONARY_1 } from "./dictionary.ts";
import type { SharedState } from "./shared-state.ts";

const word = fc.string({ unit: "grapheme", maxLength: 30 });
const scenario: fc.Arbitrary<Scenario> = fc.record(
  {
    lobby: fc.constant(1 as const),
    name: word,
    description: word,
    resources: fc.array(fc.record({ name: word, text: fc.string({ unit: "binary" }) })),
    requests: fc.array(
      fc.record(
        {
          name: word,
          from: fc.record({ workload: word }),
          to: fc.record({ workload: word, port: fc.integer({ min: 1, max: 65535 }) }),
          http: fc.record({ method: word, path: word }),
        },
        { requiredKeys: ["from", "to"] },
      ),
    ),
    services: fc.array(word),
  },
  { requiredKeys: ["lobby"] },
);
const state: fc.Arbitrary<SharedState> = fc.record(
  {
    scenario,
    chosen: fc.nat(1000),
    step: fc.nat(1000),
    depth: fc.constantFrom("stages" as const, "policies" as const, "clauses" as const),
    tab: fc.nat(1000),
    together: fc.boolean(),
    widths: fc.record({ text: fc.nat(2000), requests: fc.nat(2000) }, { requiredKeys: [] }),
  },
  { requiredKeys: ["scenario"] },
);

function hashOf(value: SharedState): string {
  const written = writeLink(value);
  if (written.kind !== "link") throw new Error("too long");
  return written.hash;
}

const SMALL: SharedState = { scenario: { lobby: 1, resources: "kind: AuthorizationPolicy" } };

function forged(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `1${toBase64url(deflateSync(bytes, { dictionary: DICTIONARY_1 }))}`;
}

describe("a link", () => {
  test("[LK-1] read(write(state)) is the state", () => {
    fc.assert(
      fc.property(state, (value) => {
        // Lone surrogates cannot be written as UTF-8; a text area never yields them.
        fc.pre(!/\\ud[89a-f]/i.test(JSON.stringify(value)));
        const read = readLink(`#${hashOf(value)}`);
        expect(read).toMatchObject({ kind: "opened", state: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  test("[LK-2] any text at all is a result, not an exception", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("", "#", "#1", "1"),
        (text, start) => {
          expect(readLink(start + text).kind).toMatch(/opened|none|refused/);
        },
      ),
    );
  });

  test("[LK-2] a link with some letters changed is a result, not an exception", () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(..."AZaz09-_"));
    fc.assert(
      fc.property(state, fc.array(change, { minLength: 1, maxLength: 5 }), (value, changes) => {
        const letters = [...hashOf(value)];
        for (const [at, letter] of changes) letters[1 + (at % (letters.length - 1))] = letter;
        expect(readLink(letters.join("")).kind).toMatch(/opened|refused/);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    { note: "of a newer version", hash: "2AAAA", why: "version" },
    { note: "cut in the middle", hash: hashOf(SMALL).slice(0, -6), why: "damaged" },
    { note: "with letters that are none of ours", hash: "1%%%", why: "damaged" },
    { note: "longer than any", hash: `1${"A".repeat(MAX_LINK_LENGTH)}`, why: "too-long" },
    { note: "without a scenario", hash: forged("{}"), why: "scenario" },
    {
      note: "with a scenario of version 9",
      hash: forged('{"scenario":{"lobby":9}}'),
      why: "scenario",
    },
    { note: "that is a list", hash: forged("[]"), why: "damaged" },
    { note: "that is no JSON", hash: forged("{"), why: "damaged" },
    {
      note: "nested beyond any stack",
      hash: forged(
        `{"scenario":{"lobby":1,"mesh":{"x":${"[".repeat(300_000)}${"]".repeat(300_000)}}}}`,
      ),
      why: "scenario",
    },
    { note: "that is a bomb", hash: forged(" ".repeat(MAX_INFLATED_BYTES * 8)), why: "too-long" },
  ])("[LK-3] $note is refused as $why", ({ hash, why }) => {
    expect(readLink(hash)).toMatchObject({ kind: "refused", why });
  });

  test("a key named __proto__ is only a key", () => {
    const hash = forged(
      '{"scenario":{"lobby":1,"jwks":{"__proto__":{"polluted":true}}},"__proto__":{"step":3}}',
    );
    readLink(hash);
    expect("polluted" in {}).toBe(false);
  });

  test("[LK-4] a view that makes no sense is left out, and the scenario opens", () => {
    const hash = forged(
      '{"scenario":{"lobby":1},"chosen":-1,"step":"x","depth":"deep","tab":1.5,"together":1,"widths":[]}',
    );
    expect(readLink(hash)).toEqual({
      kind: "opened",
      state: { scenario: { lobby: 1 } },
      diagnostics: [],
      passedOver: [],
    });
  });

  test("an anchor of the page is no link", () => {
    expect(readLink("#requests")).toEqual({ kind: "none" });
  });

  test("a scenario that no address holds is said to be too long", () => {
    const resources = "x".repeat(MAX_INFLATED_BYTES);
    expect(writeLink({ scenario: { lobby: 1, resources } }).kind).toBe("too-long");
  });

  test("[LK-5] the dictionary of version 1 is what it was when links were first shared", async () => {
    const digest = await crypto.subtle.digest("SHA-256", DICTIONARY_1.slice());
    expect(toBase64url(new Uint8Array(digest))).toMatchInlineSnapshot(
      `"ZQohDXkS-y2NMqchv3rnYTdZIkyhZDDQcfYHSOWaPX4"`,
    );
  });
});
