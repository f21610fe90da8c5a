import { describe, expect, test } from "vitest";
import type { ShortRule } from "../../../tests/support/jwt-rule.ts";
import {
  expired,
  forged,
  good,
  type Lines,
  NOW,
  requestOf,
  runFilter,
} from "../../../tests/support/run-jwt.ts";
import { mint } from "./mint.ts";

/** `401 words`, or `pass` and the issuer that authorization sees. */
async function ending(rules: readonly ShortRule[], lines: Lines): Promise<string> {
  const { outcome } = await runFilter(rules, requestOf(lines));
  if (outcome.kind === "rejected") return `${outcome.status} ${outcome.message}`;
  return outcome.payload === null ? "pass" : `pass ${outcome.payload.iss}`;
}

const UNKNOWN = "401 Jwt issuer is not configured";
const EXPIRED = "401 Jwt is expired";
const BAD = "401 Jwt verification fails";

describe("one rule", () => {
  const at = (claims: object) => mint({ claims: { iss: "a", ...claims } }, NOW);
  test.each([
    { note: "no token", token: null, rule: {}, ends: "pass" },
    { note: "a good one", token: good("a"), rule: {}, ends: "pass a" },
    { note: "another issuer", token: good("A"), rule: {}, ends: UNKNOWN },
    { note: "a stranger's", token: forged("a"), rule: {}, ends: BAD },
    { note: "60 seconds late", token: at({ exp: "-60s" }), rule: {}, ends: "pass a" },
    { note: "61 seconds late", token: at({ exp: "-61s" }), rule: {}, ends: EXPIRED },
    { note: "exp 0", token: at({ exp: 0 }), rule: {}, ends: "pass a" },
    { note: "60 seconds early", token: at({ nbf: "+60s" }), rule: {}, ends: "pass a" },
    {
      note: "61 seconds early",
      token: at({ nbf: "+61s" }),
      rule: {},
      ends: "401 Jwt not yet valid",
    },
    { note: "issued in the future", token: at({ iat: "+1h" }), rule: {}, ends: "pass a" },
    {
      note: "the wrong audience, which is asked before the key",
      token: mint({ claims: { iss: "a", aud: "x" }, signWith: "stranger" }, NOW),
      rule: { audiences: ["y"] },
      ends: "403 Audiences in Jwt are not allowed",
    },
    {
      note: "no audience where one is wanted",
      token: good("a"),
      rule: { audiences: ["y"] },
      ends: "403 Audiences in Jwt are not allowed",
    },
    {
      note: "an audience but for its scheme and slash",
      token: at({ aud: ["x", "svc"] }),
      rule: { audiences: ["https://svc/"] },
      ends: "pass a",
    },
    {
      note: "a key of another kid",
      token: mint({ claims: { iss: "a" }, header: { kid: "x" } }, NOW),
      rule: {},
      ends: "401 Jwks doesn't have key to match kid or alg from Jwt",
    },
  ])("$note: $ends", async ({ token, rule, ends }) => {
    const value = await token;
    const lines: Lines = value === null ? [] : [["authorization", `Bearer ${value}`]];
    expect(await ending([{ issuer: "a", ...rule }], lines)).toBe(ends);
  });

  test("without an issuer any issuer will do", async () => {
    expect(await ending([{}], [["authorization", `Bearer ${await good("z")}`]])).toBe("pass z");
  });
});

describe("several rules", () => {
  const A = { issuer: "a" };
  const B = { issuer: "b" };
  const own = (issuer: string) => ({ issuer, fromHeaders: [{ name: `x-${issuer}` }] });
  test.each([
    { note: "none has a token", rules: [A, B], lines: [], ends: "pass" },
    { note: "good for the second", rules: [A, B], auth: good("b"), ends: "pass b" },
    { note: "unknown to both", rules: [A, B], auth: good("z"), ends: UNKNOWN },
    { note: "expired for the second", rules: [A, B], auth: expired("b"), ends: EXPIRED },
    { note: "expired for the first", rules: [A, B], auth: expired("a"), ends: EXPIRED },
    {
      note: "two good ones, the first counts",
      rules: [own("a"), own("b")],
      a: good("a"),
      b: good("b"),
      ends: "pass a",
    },
    {
      note: "a bad one is not asked behind a good",
      rules: [own("a"), own("b")],
      a: good("a"),
      b: expired("b"),
      ends: "pass a",
    },
    {
      note: "a good one saves a bad",
      rules: [own("a"), own("b")],
      a: expired("a"),
      b: good("b"),
      ends: "pass b",
    },
    {
      note: "the first fault is told",
      rules: [own("a"), own("b")],
      a: expired("a"),
      b: forged("b"),
      ends: EXPIRED,
    },
    {
      note: "and the reverse",
      rules: [own("a"), own("b")],
      a: forged("a"),
      b: expired("b"),
      ends: BAD,
    },
    {
      note: "behind an unknown issuer the last",
      rules: [own("a"), own("b"), own("c")],
      a: good("z"),
      b: expired("b"),
      c: forged("c"),
      ends: BAD,
    },
  ])("$note: $ends", async ({ rules, auth, a, b, c, ends }) => {
    const sent = { authorization: auth, "x-a": a, "x-b": b, "x-c": c };
    const lines: [string, string][] = [];
    for (const [name, token] of Object.entries(sent)) {
      if (token)
        lines.push([name, name === "authorization" ? `Bearer ${await token}` : await token]);
    }
    expect(await ending(rules, lines)).toBe(ends);
  });

  test("a second round asks what the first left, if there are two rules", async () => {
    const twice = { issuer: "a", fromHeaders: [{ name: "x" }, { name: "x", prefix: "Bearer " }] };
    const lines: Lines = [["x", `Bearer ${await good("a")}`]];
    expect(await ending([twice], lines)).toMatch(/^401 Jwt header is an invalid/);
    expect(await ending([twice, own("b")], lines)).toBe("pass a");
  });
});

describe("what a good token changes", () => {
  const output = { issuer: "a", outputClaimToHeaders: [{ header: "X-Sub", claim: "sub" }] };
  const lines = async (): Promise<Lines> => [
    ["authorization", `Bearer ${await good("a")}`],
    ["x-sub", "forged"],
    ["other", "1"],
  ];

  async function headersAfter(rules: readonly ShortRule[], sent: Lines, fields = {}) {
    const { outcome } = await runFilter(rules, requestOf(sent, fields));
    if (outcome.kind === "rejected") throw new Error(outcome.message);
    return outcome.request.headers.map(({ name, value }) => `${name}: ${value}`);
  }

  test("its header goes and its claims come, forged ones never stay", async () => {
    expect(await headersAfter([output], await lines())).toEqual(["other: 1", "x-sub: s"]);
    expect(await headersAfter([output], [["x-sub", "forged"]])).toEqual([]);
  });

  test("forwarded, it stays", async () => {
    const after = await headersAfter([{ ...output, forwardOriginalToken: true }], await lines());
    expect(after.map((line) => line.slice(0, 8))).toEqual(["authoriz", "other: 1", "x-sub: s"]);
  });

  test("a rule behind a good one is not asked, so its forged header survives", async () => {
    const after = await headersAfter([{ issuer: "a" }, { ...output, issuer: "b" }], await lines());
    expect(after).toEqual(["x-sub: forged", "other: 1"]);
  });

  test("a CORS preflight passes as it came", async () => {
    const preflight: Lines = [
      ["origin", "https://o"],
      ["access-control-request-method", "GET"],
      ["authorization", `Bearer ${await expired("a")}`],
      ["x-sub", "forged"],
    ];
    expect(await headersAfter([output], preflight, { method: "OPTIONS" })).toHaveLength(4);
    await expect(headersAfter([output], preflight)).rejects.toThrow("Jwt is expired");
  });

  test("the payload kept is that of the first place, of all its tokens", async () => {
    const rule = { issuer: "a", fromHeaders: [{ name: "x" }], fromParams: ["t"] };
    const [inHeader, inQuery] = [await good("a", { n: "h" }), await good("a", { n: "q" })];
    const request = requestOf([["x", inHeader]], { path: `/?t=${inQuery}&u=1` });
    const { outcome } = await runFilter([rule], request);
    expect(outcome).toMatchObject({ payload: { n: "h" }, request: { path: "/?u=1", headers: [] } });
  });
});
