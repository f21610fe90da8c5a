import { withoutHeaders } from "./headers.ts";
import type { HeaderLine } from "./request.ts";
import { splitUrl } from "./target.ts";

/** No `:` before the first `/`, so that it cannot be taken for a scheme. */
const RELATIVE = /^[A-Za-z0-9!$%&'()*+,\-.;=?@_~]*(\/[A-Za-z0-9!$%&'()*+,\-./:;=?@_~]*)?$/;

/**
 * The headers without a `referer` that is no URL, or one with a fragment or user info: Envoy drops it.
 *
 * Source: envoyproxy/envoy source/common/http/utility.cc, Utility::isValidRefererValue.
 */
export function withoutBadReferer(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const bad = lines.some(({ name, value }) => name === "referer" && !isReferer(value));
  return bad ? withoutHeaders(lines, ["referer"]) : lines;
}

function isReferer(value: string): boolean {
  const url = splitUrl(value);
  if (url !== null) return url.userInfo === null && !url.rest.includes("#");
  return RELATIVE.test(value);
}
