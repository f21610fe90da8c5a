import { describe, expect, test } from "vitest";
import type { ShortRule } from "../../../tests/support/jwt-rule.ts";
import { expired, good, type Lines, requestOf, runFilter } from "../../../tests/support/run-jwt.ts";
import { createRecorder } from "../trace/recorder.ts";

describe("the trace", () => {
  /** The nodes as short lines. */
  async function trace(rules: readonly ShortRule[], lines: Lines, fields = {}) {
    const { recorder } = await runFilter(rules, requestOf(lines, fields), createRecorder);
    return recorder.finish().nodes.map((node) => {
      switch (node.kind) {
        case "jwt-rule":
          return `rule ${node.index}: ${node.status}`;
        case "token":
          return ` ${node.location.in} ${node.location.name}: ${node.found ? node.status : "-"}`;
        case "check":
          return `  ${node.name}: ${node.result}`;
        case "header":
          return ` ${node.name}: ${node.before === null ? "added" : "removed"}`;
        default:
          return node.kind;
      }
    });
  }

  test("names every place and every check, also those that were not asked", async () => {
    expect(
      await trace([{ issuer: "a" }], [["authorization", `Bearer ${await expired("a")}`]]),
    ).toEqual([
      "rule 0: Jwt is expired",
      " param access_token: -",
      " header authorization: Jwt is expired",
      "  shape: match",
      "  issuer: match",
      "  nbf: match",
      "  exp: no-match",
      "  audience: not-evaluated",
      "  key: not-evaluated",
      "  signature: not-evaluated",
    ]);
  });

  test("says that a token has no form", async () => {
    const [, , token, ...checks] = await trace([{}], [["authorization", "Bearer x"]]);
    expect([token, ...checks]).toEqual([
      " header authorization: Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections",
      "  shape: no-match",
    ]);
  });

  test("names the headers that go and come", async () => {
    const rule = { issuer: "a", outputClaimToHeaders: [{ header: "x-sub", claim: "sub" }] };
    const lines: Lines = [
      ["authorization", `Bearer ${await good("a")}`],
      ["x-sub", "forged"],
    ];
    const headers = (await trace([rule], lines)).filter((line) =>
      /^ \S+: (added|removed)/.test(line),
    );
    expect(headers).toEqual([" x-sub: removed", " x-sub: added", " authorization: removed"]);
  });

  test("says that a preflight is not asked", async () => {
    const lines: Lines = [
      ["origin", "o"],
      ["access-control-request-method", "GET"],
    ];
    expect(await trace([{}], lines, { method: "OPTIONS" })).toEqual(["  CORS preflight: match"]);
  });

  test("a whole token never stands in it", async () => {
    const token = await good("a");
    const { recorder } = await runFilter(
      [{}],
      requestOf([["authorization", `Bearer ${token}`]]),
      createRecorder,
    );
    const tokens = recorder.finish().nodes.filter((node) => node.kind === "token");
    expect(JSON.stringify(tokens)).not.toContain(token.slice(0, 12));
  });
});
