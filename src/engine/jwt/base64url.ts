import { trimEndOf } from "../../lib/trim.ts";

/**
 * Decodes base64url as Envoy does: blanks are skipped wherever they stand, padding (`=`, or `.`
 * as in absl) is absent or exactly right. Null if it is none (semantics 4.4).
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const compact = text.replace(/[ \t\n\v\f\r]/g, "");
  const digits = trimEndOf(compact, "=.");
  const padding = compact.length - digits.length;
  const rest = digits.length % 4;
  if (!/^[A-Za-z0-9_-]*$/.test(digits) || rest === 1) return null;
  if (padding !== 0 && padding !== (4 - rest) % 4) return null;
  const binary = atob(digits.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function encodeBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Plain base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
