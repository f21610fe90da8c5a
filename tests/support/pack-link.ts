import { deflateSync } from "fflate";
import { toBase64url } from "../../src/lib/base64url.ts";
import { DICTIONARY_1 } from "../../src/share/dictionary.ts";

/** A link of version 1 around any text at all, as a forger would make it. */
export function packText(text: string): string {
  return packBytes(new TextEncoder().encode(text));
}

/** The same around any bytes, which need not be text. */
export function packBytes(bytes: Uint8Array): string {
  return packDeflated(deflateSync(bytes, { level: 9, dictionary: DICTIONARY_1 }));
}

/** The same around bytes that need not be a deflate stream. */
export function packDeflated(bytes: Uint8Array): string {
  return `1${toBase64url(bytes)}`;
}

/** Around a state that need not be one. */
export function packState(state: unknown): string {
  return packText(JSON.stringify(state));
}
