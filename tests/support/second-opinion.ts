import { expect } from "vitest";
import { compareMeshes } from "./compare.ts";

/** What a random request must come to often enough for the comparison to mean something. */
const LEAST_ENDINGS: Readonly<Record<string, number>> = {
  "refused HANDSHAKE": 500,
  "denied PROXY": 500,
  "denied CUSTOM": 500,
  "refused CUSTOM": 500,
  "denied DENY": 1000,
  "refused DENY": 1000,
  "denied ALLOW": 1000,
  "refused ALLOW": 1000,
  "allowed ALLOW": 1000,
};

/** Judges 50,000 random requests, 100 in each of 500 meshes from that seed on, and wants both readings to agree on all. */
export async function expectAgreement(from: number): Promise<void> {
  const { requests, differences, endings } = await compareMeshes({ from, count: 500 }, 100);
  expect(differences).toEqual([]);
  expect(requests).toBe(50_000);
  for (const [ending, least] of Object.entries(LEAST_ENDINGS)) {
    expect(endings.get(ending), ending).toBeGreaterThan(least);
  }
}
