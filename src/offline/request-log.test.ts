import { expect, test } from "vitest";
import { countRequests } from "./request-log.ts";

const ORIGIN = "https://tools.example";
const asked = [
  { url: `${ORIGIN}/lobby/`, at: 0 },
  { url: `${ORIGIN}/lobby/theme.js`, at: 12 },
  { url: `${ORIGIN}/lobby/assets/late-1.js`, at: 900 },
];

test("while the page loads, everything belongs to the load", () => {
  expect(countRequests(asked, null, ORIGIN)).toEqual({ before: 3, after: [], elsewhere: [] });
});

test("what is asked for later is counted as that, whoever answers", () => {
  expect(countRequests(asked, 500, ORIGIN)).toEqual({
    before: 2,
    after: [asked[2]],
    elsewhere: [],
  });
});

test.each([
  "http://tools.example/lobby/",
  "https://tools.example:8443/lobby/",
  "https://tools.example.elsewhere.example/lobby/",
])("%s is another origin", (url) => {
  expect(countRequests([...asked, { url, at: 30 }], 500, ORIGIN).elsewhere).toEqual([
    { url, at: 30 },
  ]);
});
