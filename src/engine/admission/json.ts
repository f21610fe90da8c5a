import type { SourceRange } from "../source/range.ts";
import { floatText } from "./go/format.ts";

/** A JSON value, as it goes from kubectl to the API server, with its place in the text. */
export type JsonValue = JsonNull | JsonBoolean | JsonNumber | JsonString | JsonArray | JsonObject;

export interface JsonNull {
  readonly kind: "null";
  readonly range: SourceRange;
}

export interface JsonBoolean {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly range: SourceRange;
}

export interface JsonNumber {
  readonly kind: "number";
  readonly value: number;
  /** A whole number of at most 63 bits; the API server takes any other for a float. */
  readonly isInteger: boolean;
  /** As Go prints it. */
  readonly text: string;
  readonly range: SourceRange;
}

export interface JsonString {
  readonly kind: "string";
  readonly value: string;
  readonly range: SourceRange;
}

export interface JsonArray {
  readonly kind: "array";
  readonly items: readonly JsonValue[];
  readonly range: SourceRange;
}

export interface JsonEntry {
  readonly keyRange: SourceRange;
  readonly value: JsonValue;
}

export interface JsonObject {
  readonly kind: "object";
  /** A map, so that keys such as `__proto__` are ordinary keys. */
  readonly entries: ReadonlyMap<string, JsonEntry>;
  readonly range: SourceRange;
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

export function numberFromBigint(value: bigint, range: SourceRange): JsonNumber {
  const isInteger = value >= MIN_INT64 && value <= MAX_INT64;
  const float = Number(value);
  return {
    kind: "number",
    value: float,
    isInteger,
    text: isInteger ? value.toString() : goFloat(float),
    range,
  };
}

/** A float that is whole loses its point on the way and arrives as an integer. */
export function numberFromFloat(value: number, range: SourceRange): JsonNumber {
  if (Number.isInteger(value) && Math.abs(value) < 1e21)
    return numberFromBigint(BigInt(value), range);
  return { kind: "number", value, isInteger: false, text: goFloat(value), range };
}

function goFloat(value: number): string {
  return floatText(value, { precision: "double", exponentFrom: 21 });
}

/** The value of a field; null if it is absent or null, which the API server takes for the same. */
export function member(value: JsonValue | null, key: string): JsonValue | null {
  const found = value?.kind === "object" ? (value.entries.get(key)?.value ?? null) : null;
  return found?.kind === "null" ? null : found;
}

/** The string of a field; null if it is absent or no string. */
export function stringMember(value: JsonValue | null, key: string): string | null {
  const found = member(value, key);
  return found?.kind === "string" ? found.value : null;
}

/** The items of a list field; empty if it is absent or no list. */
export function itemsOf(value: JsonValue | null, key: string): readonly JsonValue[] {
  const found = member(value, key);
  return found?.kind === "array" ? found.items : [];
}

/** The strings of a list field. */
export function stringsOf(value: JsonValue | null, key: string): readonly string[] {
  return itemsOf(value, key).flatMap((item) => (item.kind === "string" ? [item.value] : []));
}

/** The name of a value's type in the API server's words. */
export function typeName(
  value: JsonValue,
): "null" | "boolean" | "integer" | "number" | "string" | "array" | "object" {
  return value.kind === "number" && value.isInteger ? "integer" : value.kind;
}
