import { describe, expect, test } from "vitest";
import { LINK_VERSION } from "../codec.ts";
import { migrate, versionAfter } from "./migrate.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";

/** Three steps of a future that may never come: each renames what the one before it made. */
const STEPS: readonly Migration[] = [
  { from: 1, apply: ({ chosen, ...rest }) => ({ ...rest, request: chosen }) },
  { from: 2, apply: ({ request, ...rest }) => ({ ...rest, requests: [request] }) },
  { from: 3, apply: (content) => ({ ...content, seen: Object.keys(content) }) },
];

describe("migrations of links", () => {
  test.each([
    {
      from: 1,
      content: { chosen: 2, step: 1 },
      is: { step: 1, requests: [2], seen: ["step", "requests"] },
    },
    { from: 2, content: { request: 2 }, is: { requests: [2], seen: ["requests"] } },
    { from: 3, content: { requests: [2] }, is: { requests: [2], seen: ["requests"] } },
    { from: 4, content: { chosen: 2 }, is: { chosen: 2 } },
  ])("[LK-7] version $from goes through every step after it, in order", ({ from, content, is }) => {
    expect(migrate(content, from, STEPS)).toEqual(is);
  });

  test("[LK-7] the content that was given stays as it was", () => {
    const content = Object.freeze({ chosen: 2 });
    migrate(content, 1, STEPS);
    expect(content).toEqual({ chosen: 2 });
  });

  test("[LK-7] the shipped steps are numbered without a gap, and lead to what is written", () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(String(versionAfter())).toBe(LINK_VERSION);
    expect(versionAfter(STEPS)).toBe(4);
  });
});
