import { expect, test } from "vitest";
import { compareMeshes } from "../support/compare.ts";

// Half of the 100,000 requests; the other half runs beside it in its own file.
test("the engine and the slow reading of the rules agree, part 1", {
  timeout: 120_000,
}, async () => {
  const { requests, differences, endings } = await compareMeshes({ from: 1000, count: 500 }, 100);
  expect(differences).toEqual([]);
  expect(requests).toBe(50_000);
  for (const ending of ["refused HANDSHAKE", "denied PROXY", "denied CUSTOM", "refused CUSTOM"])
    expect(endings.get(ending), ending).toBeGreaterThan(500);
  for (const ending of [
    "denied DENY",
    "refused DENY",
    "denied ALLOW",
    "refused ALLOW",
    "allowed ALLOW",
  ])
    expect(endings.get(ending), ending).toBeGreaterThan(1000);
});
