import { describe, expect, test } from "vitest";
import { encodeBase64url } from "./base64url.ts";
import { audiencesOf, parseToken, timeClaim } from "./parse-token.ts";

const HEADER = '{"alg":"EdDSA"}';
const SIGNATURE = "AAAA";

function part(text: string): string {
  return encodeBase64url(new TextEncoder().encode(text));
}

/** What becomes of a token of these texts: its fault, or `token`. */
function check(header: string, payload: string, signature = SIGNATURE): string {
  const parsed = parseToken(`${part(header)}.${part(payload)}.${signature}`);
  return parsed.kind === "token" ? "token" : parsed.status;
}

const SHAPE = "Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections";

test.each([
  { token: "", status: SHAPE },
  { token: "a.b", status: SHAPE },
  { token: "a.b.c.d", status: SHAPE },
  { token: "..", status: SHAPE },
  { token: "a.b.c", status: "Jwt header is an invalid Base64url encoded" },
  { token: "YQ.b.c", status: "Jwt header is an invalid JSON" },
  { token: `${part(HEADER)}.b.c`, status: "Jwt payload is an invalid Base64url encoded" },
  { token: `${part(HEADER)}.YQ.c`, status: "Jwt payload is an invalid JSON" },
  {
    token: `${part(HEADER)}.${part("{}")}.c`,
    status: "Jwt signature is an invalid Base64url encoded",
  },
])("the form of $token", ({ token, status }) => {
  expect(parseToken(token)).toEqual({ kind: "malformed", status });
});

test("empty parts are dropped before they are counted", () => {
  const token = `.${part(HEADER)}..${part("{}")}.${SIGNATURE}.`;
  expect(parseToken(token)).toMatchObject({
    kind: "token",
    signingInput: `${part(HEADER)}.${part("{}")}`,
  });
});

const NO_ALG = "Jwt header [alg] field is required and must be a string";
describe("the header", () => {
  test.each([
    { header: "[]", status: "Jwt header is an invalid JSON" },
    { header: "{}", status: NO_ALG },
    { header: '{"alg":1}', status: NO_ALG },
    { header: '{"alg":"none"}', status: "Jwt header [alg] is not supported" },
    { header: '{"alg":"eddsa"}', status: "Jwt header [alg] is not supported" },
    { header: '{"alg":"ES256K"}', status: "Jwt header [alg] is not supported" },
    { header: '{"alg":"RS256","kid":1}', status: "Jwt header [kid] field is not a string" },
    { header: '{"alg":"RS256","kid":null}', status: "Jwt header [kid] field is not a string" },
    { header: '{"alg":"PS512","kid":"k","typ":3}', status: "token" },
  ])("$header", ({ header, status }) => {
    expect(check(header, "{}")).toBe(status);
  });
});

describe("the payload", () => {
  test.each([
    { payload: '{"iss":1}', status: "Jwt payload [iss] field is not a string" },
    { payload: '{"sub":null}', status: "Jwt payload [sub] field is not a string" },
    { payload: '{"iat":"1"}', status: "Jwt payload [iat] field is not an integer" },
    { payload: '{"nbf":-1}', status: "Jwt payload [nbf] field is not a positive 64 bit integer" },
    {
      payload: '{"exp":18446744073709551616}',
      status: "Jwt payload [exp] field is not a positive 64 bit integer",
    },
    { payload: '{"exp":null}', status: "Jwt payload [exp] field is not an integer" },
    { payload: '{"jti":[]}', status: "Jwt payload [jti] field is not a string" },
    { payload: '{"aud":1}', status: "Jwt payload [aud] field is not a string or string list" },
    {
      payload: '{"aud":["a",1]}',
      status: "Jwt payload [aud] field is not a string or string list",
    },
    { payload: '{"exp":1.9,"aud":[],"iss":""}', status: "token" },
    { payload: '{"aud":1,"iss":2}', status: "Jwt payload [iss] field is not a string" },
    { payload: '{"jti":1,"exp":"x"}', status: "Jwt payload [exp] field is not an integer" },
  ])("$payload", ({ payload, status }) => {
    expect(check(HEADER, payload)).toBe(status);
  });
});

test("the first fault is told: header before payload before signature", () => {
  expect(check("{}", "[]", "!")).toBe(NO_ALG);
  expect(check(HEADER, "[]", "!")).toBe("Jwt payload is an invalid JSON");
});

test("101 levels are no JSON, and bytes that are no UTF-8 neither", () => {
  const nested = (levels: number) => `{"a":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;
  expect(check(HEADER, nested(100))).toBe("token");
  expect(check(HEADER, nested(101))).toBe("Jwt payload is an invalid JSON");
  const broken = encodeBase64url(Uint8Array.of(0x22, 0xff, 0x22));
  expect(parseToken(`${part(HEADER)}.${broken}.AAAA`)).toMatchObject({
    status: "Jwt payload is an invalid JSON",
  });
});

test("claims as numbers and lists", () => {
  expect(timeClaim({ exp: 5.9 }, "exp")).toBe(5);
  expect(timeClaim({}, "nbf")).toBe(0);
  expect([audiencesOf({}), audiencesOf({ aud: "a" }), audiencesOf({ aud: ["b", "c"] })]).toEqual([
    [],
    ["a"],
    ["b", "c"],
  ]);
});
