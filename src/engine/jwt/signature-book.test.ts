import { afterEach, describe, expect, test, vi } from "vitest";
import { encodeBase64url } from "./base64url.ts";
import { candidates, readKeySet } from "./key-set.ts";
import { parseToken } from "./parse-token.ts";
import {
  createSignatureBook,
  lookUp,
  pendingSignatures,
  type SignatureStatus,
  settle,
} from "./signature-book.ts";

const { subtle } = globalThis.crypto;
const bytesOf = (text: string) => new TextEncoder().encode(text);

function ask(book: ReturnType<typeof createSignatureBook>, jwks: string, token: string) {
  const read = readKeySet(jwks);
  const parsed = parseToken(token);
  if (read.kind !== "keys" || parsed.kind !== "token") throw new Error("no key set or no token");
  return lookUp(book, read.keySet, candidates(read.keySet, parsed), parsed);
}

async function statusOf(keys: readonly object[], token: string): Promise<SignatureStatus> {
  const book = createSignatureBook();
  const jwks = JSON.stringify({ keys });
  ask(book, jwks, token);
  await settle(book);
  return ask(book, jwks, token);
}

interface Signer {
  readonly jwk: JsonWebKey;
  readonly sign: (input: string) => Promise<Uint8Array>;
}

type Generated = RsaHashedKeyGenParams | EcKeyGenParams | AlgorithmIdentifier;
type Signed = RsaPssParams | EcdsaParams | AlgorithmIdentifier;

async function signerOf(generated: Generated, signed: Signed): Promise<Signer> {
  const made = await subtle.generateKey(generated, true, ["sign", "verify"]);
  if (!("privateKey" in made)) throw new Error("no key pair");
  const { kty, crv, x, y, n, e } = await subtle.exportKey("jwk", made.publicKey);
  return {
    jwk: JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })),
    sign: async (input) =>
      new Uint8Array(await subtle.sign(signed, made.privateKey, bytesOf(input))),
  };
}

const rsa = (hash: string, modulusLength = 2048, exponent = [1, 0, 1]) =>
  signerOf(
    {
      name: "RSASSA-PKCS1-v1_5",
      hash,
      modulusLength,
      publicExponent: Uint8Array.from(exponent),
    },
    { name: "RSASSA-PKCS1-v1_5" },
  );
const pss = (hash: string, saltLength: number) =>
  signerOf(
    { name: "RSA-PSS", hash, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    { name: "RSA-PSS", saltLength },
  );
const ec = (namedCurve: string, hash: string) =>
  signerOf({ name: "ECDSA", namedCurve }, { name: "ECDSA", hash });
const ed = () => signerOf({ name: "Ed25519" }, { name: "Ed25519" });

async function hmac(hash: string): Promise<Signer> {
  const secret = Uint8Array.of(1, 2, 3);
  const key = await subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["sign"]);
  return {
    jwk: { kty: "oct", k: encodeBase64url(secret) },
    sign: async (input) => new Uint8Array(await subtle.sign("HMAC", key, bytesOf(input))),
  };
}

async function tokenOf(
  { sign }: Signer,
  alg: string,
  bend: (signature: Uint8Array) => Uint8Array = (signature) => signature,
): Promise<string> {
  const input = `${encodeBase64url(bytesOf(JSON.stringify({ alg })))}.e30`;
  return `${input}.${encodeBase64url(bend(await sign(input)))}`;
}

describe("a signature of every alg is good", () => {
  test.each([
    { alg: "RS256", make: () => rsa("SHA-256") },
    { alg: "RS384", make: () => rsa("SHA-384") },
    { alg: "RS512", make: () => rsa("SHA-512") },
    { alg: "PS256", make: () => pss("SHA-256", 32) },
    { alg: "PS384", make: () => pss("SHA-384", 48) },
    { alg: "PS512", make: () => pss("SHA-512", 64) },
    { alg: "ES256", make: () => ec("P-256", "SHA-256") },
    { alg: "ES384", make: () => ec("P-384", "SHA-384") },
    { alg: "ES512", make: () => ec("P-521", "SHA-512") },
    { alg: "HS256", make: () => hmac("SHA-256") },
    { alg: "HS384", make: () => hmac("SHA-384") },
    { alg: "HS512", make: () => hmac("SHA-512") },
    { alg: "EdDSA", make: ed },
  ])("$alg", async ({ alg, make }) => {
    const signer = await make();
    const stranger = await make();
    expect(await statusOf([signer.jwk], await tokenOf(signer, alg))).toBe("good");
    if (signer.jwk.kty !== "oct")
      expect(await statusOf([stranger.jwk], await tokenOf(signer, alg))).toBe("bad");
    const flip = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
    expect(await statusOf([signer.jwk], await tokenOf(signer, alg, flip))).toBe("bad");
  });
});

const longer = (signature: Uint8Array) => Uint8Array.of(...signature, 7);
const padded = (signature: Uint8Array) => {
  const half = signature.length / 2;
  return Uint8Array.of(0, ...signature.subarray(0, half), 0, ...signature.subarray(half));
};

/** Measured on Envoy 1.39. */
describe("what Envoy takes and others do not", () => {
  test.each([
    { note: "RSA of 1024 bits", make: () => rsa("SHA-256", 1024), alg: "RS256", status: "good" },
    { note: "exponent 3", make: () => rsa("SHA-256", 2048, [3]), alg: "RS256", status: "good" },
    {
      note: "ES, an odd last byte",
      make: () => ec("P-256", "SHA-256"),
      alg: "ES256",
      bend: longer,
      status: "good",
    },
    {
      note: "ES, wider halves",
      make: () => ec("P-256", "SHA-256"),
      alg: "ES256",
      bend: padded,
      status: "good",
    },
    {
      note: "an RSA signature is exact",
      make: () => rsa("SHA-256"),
      alg: "RS256",
      bend: longer,
      status: "bad",
    },
    { note: "PSS with another salt", make: () => pss("SHA-256", 20), alg: "PS256", status: "bad" },
    {
      note: "Ed25519 of another length",
      make: ed,
      alg: "EdDSA",
      bend: longer,
      status: "wrong-length",
    },
    {
      note: "an EC key for an RS token is asked with SHA-256",
      make: () => ec("P-256", "SHA-256"),
      alg: "RS512",
      status: "good",
    },
    {
      note: "an oct key for an RS token too",
      make: () => hmac("SHA-256"),
      alg: "RS512",
      status: "good",
    },
    { note: "an Ed25519 key for any token", make: ed, alg: "HS256", status: "good" },
    {
      note: "an RSA key for an ES token is not",
      make: () => rsa("SHA-256"),
      alg: "ES256",
      status: "bad",
    },
    { note: "nor for an HS token", make: () => rsa("SHA-256"), alg: "HS256", status: "bad" },
    { note: "nor for an EdDSA token", make: () => rsa("SHA-256"), alg: "EdDSA", status: "bad" },
  ])("$note: $status", async ({ make, alg, bend, status }) => {
    const signer = await make();
    expect(await statusOf([signer.jwk], await tokenOf(signer, alg, bend))).toBe(status);
  });

  test("keys are asked in order, and an Ed25519 key ends it for a signature of another length", async () => {
    const [signer, other] = [await rsa("SHA-256"), await ed()];
    const token = await tokenOf(signer, "RS256");
    expect(await statusOf([signer.jwk, other.jwk], token)).toBe("good");
    expect(await statusOf([other.jwk, signer.jwk], token)).toBe("wrong-length");
    const [edToken, second] = [await tokenOf(other, "EdDSA"), await ed()];
    expect(await statusOf([second.jwk, other.jwk], edToken)).toBe("good");
  });
});

/** From the recordings: key and token of curated/jwt.lobby.yaml, which Envoy let through. */
test("a recorded token", async () => {
  const key = {
    crv: "Ed25519",
    x: "AupuB2cgbB64P99NMQGz_fSyGiZTYZ6s8WAEganLHRE",
    kty: "OKP",
    kid: "kid-ed-c",
    alg: "EdDSA",
    use: "sig",
  };
  const token =
    "eyJhbGciOiJFZERTQSIsImtpZCI6ImtpZC1lZC1jIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSIsInN1YiI6ImFsaWNlIiwiZXhwIjo0MTAyNDQ0ODAwfQ.2I9gXSkhiT_bABtd2eiR46bON5pTkC5HXxpd5Z9uhJLeW9hrgNspkiRws5h9l6hpzUF_bXFmJWQcQRJjX44NCQ";
  expect(await statusOf([key], token)).toBe("good");
  expect(await statusOf([key], token.replace("2I9g", "2I9h"))).toBe("bad");
});

describe("the book", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("says bad for the time being, and knows after it was settled", async () => {
    const signer = await ed();
    const [token, book] = [await tokenOf(signer, "EdDSA"), createSignatureBook()];
    const jwks = JSON.stringify({ keys: [signer.jwk] });
    expect([ask(book, jwks, token), ask(book, jwks, token)]).toEqual(["bad", "bad"]);
    expect(pendingSignatures(book)).toBe(1);
    await settle(book);
    expect([pendingSignatures(book), ask(book, jwks, token)]).toEqual([0, "good"]);
    expect(pendingSignatures(book)).toBe(0);
  });

  test("says clearly that a place has no WebCrypto", async () => {
    const signer = await ed();
    const token = await tokenOf(signer, "EdDSA");
    vi.stubGlobal("crypto", {});
    await expect(statusOf([signer.jwk], token)).rejects.toThrow(/no WebCrypto/);
  });
});
