import lzString from "lz-string";
import { bench, describe } from "vitest";
import { defaultExample } from "../src/scenarios/catalog.ts";
import { readLink, writeLink } from "../src/share/codec.ts";
import { linkLengths, nativeDeflate } from "../tests/support/link-lengths.ts";
import { typicalScenario } from "../tests/support/typical-scenario.ts";

/**
 * Links side by side with native deflate and lz-string, in one run: lengths as a table, times as benchmarks. The goals
 * on lengths are asserted in src/share/link-lengths.test.ts; times are only shown.
 */
const STATES = [
  { name: "1 KB", state: { scenario: typicalScenario(1000, 1) } },
  { name: "5 KB", state: { scenario: typicalScenario(5000, 1) } },
  { name: "20 KB", state: { scenario: typicalScenario(20_000, 1) } },
  { name: "100 KB", state: { scenario: typicalScenario(100_000, 1) } },
  { name: "the first example", state: { scenario: defaultExample } },
];

console.table(
  Object.fromEntries(
    STATES.map(({ name, state }) => {
      const { json, ours, native, lzString: lz } = linkLengths(state);
      const ratio = (other: number) => Number((ours / other).toFixed(2));
      return [
        name,
        { JSON: json, ours, native, "lz-string": lz, "÷ native": ratio(native), "÷ lz": ratio(lz) },
      ];
    }),
  ),
);

for (const { name, state } of STATES) {
  const link = writeLink(state);
  if (link.kind !== "link") throw new Error(`${name} is too large for a link`);
  describe(name, () => {
    bench("write a link", () => {
      writeLink(state);
    });
    bench("write with native deflate", () => {
      nativeDeflate(JSON.stringify(state));
    });
    bench("write with CompressionStream", async () => {
      const bytes = new Blob([JSON.stringify(state)]).stream();
      await new Response(bytes.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    });
    bench("write with lz-string", () => {
      lzString.compressToEncodedURIComponent(JSON.stringify(state));
    });
    bench("read a link, and validate it", () => {
      readLink(link.hash);
    });
  });
}
