import { expect, test } from "vitest";
import { readJwkSet } from "./jwk-set.ts";

const RSA = '"kty":"RSA","n":"AQAB","e":"AQAB"';

test.each([
  { note: "no keys", text: '{"keys":[]}', isPrivate: [] },
  { note: "null for keys", text: '{"keys":null}', isPrivate: [] },
  { note: "one bare key", text: `{${RSA}}`, isPrivate: [false] },
  {
    note: "a private key",
    text: `{"keys":[{${RSA}},{${RSA},"d":"AQAB"}]}`,
    isPrivate: [false, true],
  },
  { note: "a shared secret", text: '{"kty":"oct","k":""}', isPrivate: [true] },
  { note: "either alphabet", text: '{"kty":"oct","k":"a+b/"}', isPrivate: [true] },
  { note: "any value of an unknown member", text: `{${RSA},"x-y":[1]}`, isPrivate: [false] },
])("$note is a set", ({ text, isPrivate }) => {
  expect(readJwkSet(text)).toEqual({ kind: "set", isPrivate });
});

const SOLE = "failed to parse sole key in key set: ";
const IN_RSA = "failed to unmarshal JSON into key (*jwk.rsaPublicKey): ";

test.each([
  { text: "", message: "EOF" },
  { text: "[]", message: "expected '{', but got '['" },
  { text: '"a"', message: 'failed to decode value for key "a": EOF' },
  { text: "1", message: "error reading token: EOF" },
  { text: "{}", message: `${SOLE}invalid key type from JSON ()` },
  {
    text: '{"kty":1}',
    message: `${SOLE}failed to unmarshal JSON into key hint: json: cannot unmarshal number into Go struct field .kty of type string`,
  },
  { text: '{"kty":"RSA","e":"AQAB"}', message: `${SOLE}${IN_RSA}required field n is missing` },
  {
    text: `{${RSA},"kid":1}`,
    message: `${SOLE}${IN_RSA}failed to decode value for key kid: error reading next value: json: cannot unmarshal number into Go value of type string`,
  },
  {
    text: '{"kty":"RSA","n":"a b"}',
    message: `${SOLE}${IN_RSA}failed to decode value for key n: expected base64 encoded []byte (string)`,
  },
  {
    text: `{${RSA},"key_ops":"sign"}`,
    message: `${SOLE}${IN_RSA}failed to decode value for key key_ops: json: cannot unmarshal string into Go value of type jwk.KeyOperationList`,
  },
  {
    text: `{${RSA},"x5c":["MIIB"]}`,
    message: `${SOLE}${IN_RSA}failed to decode value for key x5c: failed to parse certificate: x509: malformed certificate`,
  },
  {
    text: '{"keys":{}}',
    message:
      'failed to decode "keys": json: cannot unmarshal object into Go value of type []json.RawMessage',
  },
  {
    text: '{"keys":[{"kty":"XYZ"}]}',
    message: 'failed to decode key #0 in "keys": invalid key type from JSON (XYZ)',
  },
])("$text is none", ({ text, message }) => {
  expect(readJwkSet(text)).toEqual({
    kind: "error",
    message: `failed to unmarshal JWK set: ${message}`,
  });
});
