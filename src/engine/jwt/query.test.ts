import { expect, test } from "vitest";
import { compareBytes } from "../../lib/compare-bytes.ts";
import { queryParameters, withoutParameter } from "./query.ts";

test.each([
  { path: "/p", parameters: [] },
  { path: "/p?", parameters: [] },
  { path: "/p?a", parameters: [["a", ""]] },
  { path: "/p?a=1=2", parameters: [["a", "1=2"]] },
  {
    path: "/p?&a=%31&",
    parameters: [
      ["", ""],
      ["a", "1"],
    ],
  },
  { path: "/p?%61=%2F+%zz%e9", parameters: [["a", "/+%zz\u00e9"]] },
])("the parameters of $path", ({ path, parameters }) => {
  expect(queryParameters(path).map(({ name, value }) => [name, value])).toEqual(parameters);
});

test.each([
  { path: "/p?t=x", left: "/p" },
  { path: "/p?t=x&t=y", left: "/p" },
  { path: "/p?z=1&a=%7e%2F+c&flag&t=x", left: "/p?a=~/+c&flag=&z=1" },
  { path: "/p?a=1%262%3D3&t=x", left: "/p?a=1&2=3" },
  { path: "/p?a=%23&t=x", left: "/p?a=#" },
  { path: "/p?&t=x", left: "/p?=" },
  { path: "/p?b=2&b=1&t=x", left: "/p?b=2&b=1" },
  { path: "/p?T=x&t=x", left: "/p?T=x" },
])("$path without t", ({ path, left }) => {
  expect(withoutParameter(path, "t", compareBytes)).toBe(left);
});
