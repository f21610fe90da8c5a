import { describe, expect, test } from "vitest";
import {
  ALL,
  DRY,
  denied,
  id,
  NONE,
  policy,
  TCP,
  verdictLine,
} from "../../../../tests/support/one-request.ts";

const eleven = `rules: [${Array.from({ length: 11 }, (_, index) => `{ to: [{ operation: { paths: [${index === 2 || index === 10 ? "/a" : "/no"}] } }] }`)}]`;

describe("how actions combine (semantics 5.1, 5.2)", () => {
  test.each([
    { note: "nobody has anything to say", policies: [], says: "allowed ALLOW -" },
    {
      note: "an ALLOW rule matches",
      policies: [policy("a", `{ ${ALL} }`)],
      says: "allowed ALLOW bar/a[0]",
    },
    {
      note: "no ALLOW rule matches",
      policies: [policy("a", `{ ${NONE} }`)],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "an ALLOW policy without rules (#31)",
      policies: [policy("a", "{}")],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "ALLOW of several policies is one set",
      policies: [policy("a", "{}"), policy("b", `{ ${ALL} }`)],
      says: "allowed ALLOW bar/b[0]",
    },
    {
      note: "DENY before ALLOW",
      policies: [policy("a", `{ ${ALL} }`), policy("d", `{ action: DENY, ${ALL} }`)],
      says: `denied DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "DENY without rules",
      policies: [policy("d", "{ action: DENY }")],
      says: "allowed ALLOW -",
    },
    {
      note: "the id that sorts first as bytes (#40)",
      policies: [policy("d", `{ action: DENY, ${eleven} }`)],
      says: `denied DENY bar/d[10] ${denied(id("d", 10))}`,
    },
    {
      note: "a dry-run DENY",
      policies: [policy("d", `{ action: DENY, ${ALL} }`, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "a dry-run ALLOW is no ALLOW policy (#38)",
      policies: [policy("a", "{}", DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "a dry-run that Go cannot read is enforced (#39)",
      policies: [policy("a", "{}", '{ istio.io/dry-run: "yes" }')],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "AUDIT notes and passes (#41)",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`)],
      says: "allowed ALLOW - audited",
    },
    {
      note: "AUDIT is before DENY",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`), policy("d", `{ action: DENY, ${ALL} }`)],
      says: `denied DENY bar/d[0] ${denied(id("d"))} audited`,
    },
    {
      note: "AUDIT in dry-run does nothing",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "AUDIT that does not match",
      policies: [policy("n", `{ action: AUDIT, ${NONE} }`)],
      says: "allowed ALLOW -",
    },
    {
      note: "TCP: closed, with the same details",
      policies: [policy("d", `{ action: DENY, ${ALL} }`)],
      request: TCP,
      says: `refused DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "TCP: a path widens DENY (#35)",
      policies: [policy("d", `{ action: DENY, ${NONE} }`)],
      request: TCP,
      says: `refused DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "TCP: a path empties ALLOW (#36)",
      policies: [policy("a", `{ ${NONE} }`)],
      request: TCP,
      says: `refused ALLOW - ${denied("none")}`,
    },
  ])("$note", async ({ says, ...setting }) => {
    expect(await verdictLine(setting)).toBe(says);
  });
});
