import { describe, expect, test } from "vitest";
import { linkLengths } from "../../tests/support/link-lengths.ts";
import { typicalScenario } from "../../tests/support/typical-scenario.ts";

/** The ratios that a link keeps against native deflate and lz-string; times are in bench/links.bench.ts. */
const GOALS = [
  { size: 1000, native: 0.6, lzString: 0.36 },
  { size: 5000, native: 0.75, lzString: 0.36 },
  { size: 20_000, native: 0.9, lzString: 0.36 },
] as const;

describe.each(GOALS)("of $size characters of policies", ({ size, native, lzString }) => {
  test.each([1, 2, 3, 4, 5])("[LK-9] a link is short (seed %i)", (seed) => {
    const lengths = linkLengths({ scenario: typicalScenario(size, seed) });
    expect(lengths.json).toBeLessThan(size * 1.5);
    expect(lengths.ours / lengths.native).toBeLessThan(native);
    expect(lengths.ours / lengths.lzString).toBeLessThan(lzString);
  });
});

test("[LK-9] a link of 100,000 characters is no longer than native deflate's", () => {
  const lengths = linkLengths({ scenario: typicalScenario(100_000, 1) });
  expect(lengths.ours).toBeLessThan(lengths.native);
});
