import { quote } from "./format.ts";

const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** Go's error of a number that does not parse; null if it does. Source: strconv.ParseUint(text, 10, bits). */
export function parseUintError(text: string, bits: 32 | 64): string | null {
  if (!/^[0-9]+$/.test(text)) return `strconv.ParseUint: parsing ${quote(text)}: invalid syntax`;
  const limit = bits === 32 ? 2n ** 32n - 1n : MAX_UINT64;
  return toBigint(text) > limit
    ? `strconv.ParseUint: parsing ${quote(text)}: value out of range`
    : null;
}

/** A decimal integer of 64 bits with an optional sign; null for anything else. Source: strconv.ParseInt(text, 10, 64). */
export function parseInt64(text: string): bigint | null {
  if (!/^[-+]?[0-9]+$/.test(text)) return null;
  const value = signed(text, toBigint(text.replace(/^[-+]/, "")));
  return value >= MIN_INT64 && value <= MAX_INT64 ? value : null;
}

/** An integer with Go's prefixes: `0x`, `0o`, `0b`, and a leading 0 for octal. Up to 64 bits, signed or not. */
export function parseSignedInteger(text: string): bigint | null {
  const digits = text.replace(/^[-+]/, "");
  const hasSign = digits !== text;
  const magnitude = parseMagnitude(digits);
  if (magnitude === null) return null;
  const value = signed(text, magnitude);
  if (value >= MIN_INT64 && value <= MAX_INT64) return value;
  return !hasSign && value <= MAX_UINT64 ? value : null;
}

function parseMagnitude(digits: string): bigint | null {
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return toBigint(digits);
  if (/^0[bB][01]+$/.test(digits)) return toBigint(digits);
  if (/^0[oO][0-7]+$/.test(digits)) return toBigint(digits);
  if (/^0[0-7]+$/.test(digits)) return toBigint(`0o${digits}`);
  return /^(?:0|[1-9][0-9]*)$/.test(digits) ? toBigint(digits) : null;
}

/** Digits beyond what 64 bits can hold are cut, since they make no difference and long numbers are slow. */
function toBigint(digits: string): bigint {
  const prefix = /^0[xXbBoO]/.exec(digits)?.[0] ?? "";
  const rest = digits.slice(prefix.length).replace(/^0+(?=.)/, "");
  return BigInt((prefix.toLowerCase() || "") + rest.slice(0, 80));
}

function signed(text: string, magnitude: bigint): bigint {
  return text.startsWith("-") ? -magnitude : magnitude;
}

const BOOLEANS = new Set("1 t T TRUE true True 0 f F FALSE false False".split(" "));

/** Go's error of a text that is no boolean; null if it is one. Source: strconv.ParseBool. */
export function parseBoolError(text: string): string | null {
  return BOOLEANS.has(text) ? null : `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`;
}

/** Go's error of a number that is no `int`; null if it is one. Source: strconv.Atoi. */
export function atoiError(text: string): string | null {
  if (parseInt64(text) !== null) return null;
  const why = /^[-+]?[0-9]+$/.test(text) ? "value out of range" : "invalid syntax";
  return `strconv.Atoi: parsing ${quote(text)}: ${why}`;
}
