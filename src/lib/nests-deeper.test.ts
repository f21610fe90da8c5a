import { expect, test } from "vitest";
import { nestsDeeper } from "./nests-deeper.ts";

test.each([
  { value: "a", levels: 0, deeper: false },
  { value: [], levels: 0, deeper: false },
  { value: ["a"], levels: 0, deeper: true },
  { value: ["a"], levels: 1, deeper: false },
  { value: { a: [{ b: null }] }, levels: 2, deeper: true },
  { value: { a: [{ b: null }] }, levels: 3, deeper: false },
  { value: JSON.parse("[".repeat(50_000) + "]".repeat(50_000)), levels: 200, deeper: true },
])("levels $levels: $deeper", ({ value, levels, deeper }) => {
  expect(nestsDeeper(value, levels)).toBe(deeper);
});
