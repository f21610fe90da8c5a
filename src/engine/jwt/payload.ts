import type { JwtRule } from "../resources/request-authentication.ts";
import type { JsonObject } from "./parse-token.ts";

/** Split at blanks in any case. */
const ALWAYS_SPLIT = ["scope", "permission"];

/**
 * The payload as authorization sees it: space-delimited claims at the top level become lists of their non-empty parts
 * (semantics 4.7). Output headers do not see it so.
 */
export function payloadForAuthorization(rule: JwtRule, payload: JsonObject): JsonObject {
  const split = [...ALWAYS_SPLIT, ...rule.spaceDelimitedClaims.map(({ value }) => value)];
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      if (typeof value !== "string" || !split.includes(name)) return [name, value];
      const parts = value.split(" ").filter((part) => part !== "");
      return [name, parts.length > 0 ? parts : value];
    }),
  );
}
