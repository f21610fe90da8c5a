import type { SourceRange } from "../source/range.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { TraceId } from "../trace/trace.ts";
import type { MalformedToken, ParsedToken } from "./parse-token.ts";
import type { FoundToken, TokenLocation } from "./token-location.ts";

/** Longest piece of a token that a trace shows: enough to tell tokens apart, too little to use one. */
const SHOWN = 12;

/** Notes a place where no token was. */
export function recordAbsence(recorder: Recorder, rule: TraceId, location: TokenLocation): void {
  if (!recorder.enabled) return;
  recorder.add(rule, location.range, {
    kind: "token",
    location: placeOf(location),
    found: false,
    token: null,
    issuer: null,
    subject: null,
    status: null,
  });
}

/** Notes a token that was found, and whether its form is right. Its status is known later. */
export function recordToken(
  recorder: Recorder,
  rule: TraceId,
  { location, token }: FoundToken,
  parsed: ParsedToken | MalformedToken,
  range: SourceRange,
): TraceId {
  if (!recorder.enabled) return rule;
  const payload = parsed.kind === "token" ? parsed.payload : null;
  const node = recorder.add(rule, location.range, {
    kind: "token",
    location: placeOf(location),
    found: true,
    token: token.length > SHOWN ? `${token.slice(0, SHOWN - 1)}…` : token,
    issuer: typeof payload?.iss === "string" ? payload.iss : null,
    subject: typeof payload?.sub === "string" ? payload.sub : null,
    status: null,
  });
  recorder.add(node, range, {
    kind: "check",
    name: "shape",
    wanted: "a well-formed token",
    saw: parsed.kind === "token" ? "header, payload and signature" : parsed.status,
    result: parsed.kind === "token" ? "match" : "no-match",
  });
  return node;
}

function placeOf({ in: kind, name, prefix }: TokenLocation) {
  return { in: kind, name, prefix } as const;
}
