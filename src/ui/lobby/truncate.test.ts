import { expect, test } from "vitest";
import {
  fieldValue,
  identity,
  middle,
  namespacedName,
  namespaceName,
  path,
  token,
  toWidth,
} from "./truncate.ts";

const LONG_NAMESPACE = "payments-settlement-reconciliation-europe-west-prod";

test.each([
  { note: "short stays", got: middle("backend", 10), want: "backend" },
  { note: "exactly as long stays", got: middle("backend", 7), want: "backend" },
  { note: "the middle goes, the start keeps more", got: middle("abcdefghij", 6), want: "abc…ij" },
  { note: "letters outside the BMP are whole", got: middle("🙂🙂🙂🙂🙂", 3), want: "🙂…🙂" },
  {
    note: "no two ellipses in a row",
    got: middle("payments-settle…west-prod", 20),
    want: "payments-s…west-prod",
  },
  {
    note: "a namespace keeps 14 and 9",
    got: namespaceName(LONG_NAMESPACE),
    want: "payments-settl…west-prod",
  },
  {
    note: "the name behind it stays",
    got: namespacedName(`${LONG_NAMESPACE}/vault`),
    want: "payments-settl…west-prod/vault",
  },
  {
    note: "an identity keeps its account",
    got: identity("spiffe://cluster.local/ns/default/sa/frontend", 20),
    want: "…/sa/frontend",
  },
  { note: "a short identity stays", got: identity("td/ns/a/sa/b", 20), want: "td/ns/a/sa/b" },
  {
    note: "a pattern is no identity",
    got: identity("cluster.local/ns/default/*", 12),
    want: "cluste…ult/*",
  },
  {
    note: "a path keeps its ends",
    got: path("/api/v1/some/really/long/data", 16),
    want: "/api/…/data",
  },
  {
    note: "the query goes first",
    got: path("/api/v1/data?limit=3&page=2", 16),
    want: "/api/v1/data?…",
  },
  {
    note: "a path of two segments is cut in the middle",
    got: path("/abcdefghij/klmnopqrst", 9),
    want: "/abc…qrst",
  },
  {
    note: "a token shows twelve letters",
    got: token("eyJhbGciOiJSUzI1NiJ9.e30"),
    want: "eyJhbG…9.e30",
  },
  {
    note: "a namespace clause may see an identity",
    got: fieldValue("namespaces", `cluster.local/ns/${LONG_NAMESPACE}/sa/batch`, 20),
    want: "…/sa/batch",
  },
])("$note", ({ got, want }) => expect(got).toBe(want));

test("a text is cut to the widest form that fits", () => {
  const measure = (text: string): number => [...text].length * 10;
  expect(toWidth("abcdefghij", 100, measure)).toBe("abcdefghij");
  expect(toWidth("abcdefghij", 65, measure)).toBe("abc…ij");
  expect(toWidth("abcdefghij", 5, measure)).toBe("…");
});
