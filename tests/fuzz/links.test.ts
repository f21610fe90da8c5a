import { describe, expect, test } from "vitest";
import { createSignatureBook } from "../../src/engine/index.ts";
import { fromBase64url, toBase64url } from "../../src/lib/base64url.ts";
import { MAX_LINK_LENGTH, type ReadLink, readLink } from "../../src/share/codec.ts";
import { createEngineDesk } from "../../src/worker/engine-desk.ts";
import { endure } from "../support/endure.ts";
import { FORGED_LINKS } from "../support/forged-links.ts";
import { MONSTERS } from "../support/monsters.ts";
import { mutate, NASTY } from "../support/mutate.ts";
import { packState, packText } from "../support/pack-link.ts";
import { createPrng, type Prng } from "../support/prng.ts";
import { randomScenario } from "../support/random-mesh.ts";
import { typicalScenario } from "../support/typical-scenario.ts";

const CASES = 1000;

const STATES = Array.from({ length: 20 }, (_, seed) =>
  JSON.stringify({
    scenario: seed % 4 === 0 ? typicalScenario(3000, seed) : randomScenario(seed, 2),
    chosen: seed % 2,
    step: seed,
    depth: "clauses",
    widths: { text: 500 },
  }),
);
const LINKS = STATES.map(packText);

/** What the page does with a link: reads it and, if it opens, judges every request with the whole walk. */
async function open(hash: string): Promise<ReadLink> {
  const read = readLink(hash);
  if (read.kind !== "opened") return read;
  const desk = createEngineDesk({ nowSeconds: () => 0, signatures: createSignatureBook() });
  const { scenario } = read.state;
  const traceOf = (scenario.requests ?? []).slice(0, 5).map((_, index) => index);
  const params = { scenario, traceOf };
  await desk.answer({ type: "call", id: 1, inputVersion: 0, method: "judge", params });
  return read;
}

/** The letters behind the version, as bytes, with some of their bits turned. */
function flipBits(link: string, random: Prng): string {
  const bytes = fromBase64url(link.slice(1)) ?? new Uint8Array(1);
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return `1${toBase64url(bytes)}`;
}

/** The start of one link and the end of another. */
function splice(one: string, other: string, random: Prng): string {
  return one.slice(0, random.below(one.length)) + other.slice(random.below(other.length));
}

/** JSON with a value exchanged for one that no state has. */
function exchange(json: string, random: Prng): string {
  const values = [...json.matchAll(/:(?:"[^"\\]*"|\d+|true|false)/g)];
  const { 0: old = "", index = 0 } = random.pick(values);
  return json.slice(0, index + 1) + random.pick(VALUES) + json.slice(index + old.length);
}
const VALUES = [
  "null",
  "[]",
  "{}",
  "-1",
  "1e999",
  "-1e999",
  "0.1",
  "9007199254740993",
  "true",
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  "[".repeat(5000) + "]".repeat(5000),
  `[${"0,".repeat(20_000)}0]`,
  JSON.stringify("a".repeat(100_000)),
];

const MUTATIONS: readonly {
  readonly note: string;
  readonly make: (random: Prng) => string;
}[] = [
  { note: "bits turned", make: (random) => flipBits(random.pick(LINKS), random) },
  {
    note: "cut",
    make: (random) => {
      const link = random.pick(LINKS);
      return link.slice(0, random.below(link.length));
    },
  },
  {
    note: "letters put in, moved or doubled",
    make: (random) => mutate(random.pick(LINKS), random),
  },
  { note: "two spliced", make: (random) => splice(random.pick(LINKS), random.pick(LINKS), random) },
  {
    note: "two spliced inside",
    make: (random) => packText(splice(random.pick(STATES), random.pick(STATES), random)),
  },
  { note: "text mutated inside", make: (random) => packText(mutate(random.pick(STATES), random)) },
  { note: "a value exchanged", make: (random) => packText(exchange(random.pick(STATES), random)) },
  {
    note: "policies mutated inside",
    make: (random) => {
      const scenario = randomScenario(random.below(20), 2);
      const resources = mutate(String(scenario.resources), random);
      return packState({ scenario: { ...scenario, resources } });
    },
  },
];

describe("links that were changed on their way", () => {
  test(`[LK-10] ${CASES} of them`, { timeout: 240_000 }, async () => {
    const random = createPrng(21);
    const kinds = new Map<string, number>();
    const untouched = Object.getOwnPropertyNames(Object.prototype).join();
    for (let index = 0; index < CASES; index++) {
      const { note, make } = MUTATIONS[index % MUTATIONS.length] ?? MUTATIONS[0] ?? fail();
      const link = make(random);
      const { kind } = await endure(`${note}: ${link}`, () => open(link));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.get("opened")).toBeGreaterThan(CASES / 10);
    expect(kinds.get("refused")).toBeGreaterThan(CASES / 4);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched);
  });
});

describe("links that were made to hurt", () => {
  test.each(FORGED_LINKS)("[LK-10] $note", { timeout: 30_000 }, async ({ hash }) => {
    await endure(hash, () => open(hash));
    expect("polluted" in {}).toBe(false);
  });

  test("most of them fit into a link, or they would prove nothing", () => {
    const long = FORGED_LINKS.filter(({ hash }) => hash.length > MAX_LINK_LENGTH);
    expect(long.map(({ note }) => note)).toEqual(["longer than any"]);
    const opened = FORGED_LINKS.filter(({ hash }) => readLink(hash).kind === "opened");
    expect(opened.length).toBeGreaterThan(50);
  });

  test.each(NASTY.map((text) => ({ text })))(
    "$text is no link, nor inside one",
    async ({ text }) => {
      for (const link of [text, `#${text}`, `1${text}`, packText(text)])
        expect((await endure(link, () => readLink(link))).kind).not.toBe("opened");
    },
  );

  test.each(MONSTERS)("packed: $note", async ({ text }) => {
    await endure(text, () => readLink(packText(text)));
  });
});

function fail(): never {
  throw new Error("there are mutations");
}
