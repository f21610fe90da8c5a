import { expect, test } from "vitest";
import { countRequests } from "./request-log.ts";

const ORIGIN = "https://tools.example";
const late = { url: `${ORIGIN}/lobby/assets/late-1.js`, at: 900, fromStore: false };
const asked = [
  { url: `${ORIGIN}/lobby/`, at: 0, fromStore: false },
  { url: `${ORIGIN}/lobby/theme.js`, at: 12, fromStore: true },
  late,
  { url: `${ORIGIN}/lobby/assets/worker-1.js`, at: 950, fromStore: true },
];

test("while the page loads, everything belongs to the load", () => {
  expect(countRequests(asked, null, ORIGIN)).toEqual({
    before: 4,
    after: [],
    fromStore: 0,
    elsewhere: [],
  });
});

test("what goes out later is counted apart from what the browser had", () => {
  expect(countRequests(asked, 500, ORIGIN)).toEqual({
    before: 2,
    after: [late],
    fromStore: 1,
    elsewhere: [],
  });
});

test.each([
  "http://tools.example/lobby/",
  "https://tools.example:8443/lobby/",
  "https://tools.example.elsewhere.example/lobby/",
])("%s is another origin", (url) => {
  const there = { url, at: 30, fromStore: false };
  expect(countRequests([...asked, there], 500, ORIGIN).elsewhere).toEqual([there]);
});
