import { compareBytes } from "../../../lib/compare-bytes.ts";
import type {
  Field,
  ListField,
  MapField,
  ObjectField,
  StringField,
} from "../../resources/fields/field.ts";
import type { SourceRange } from "../../source/range.ts";
import { type Fault, type Faults, faults, inAnyOrder, inOrder, NO_FAULTS } from "../faults.ts";
import { quote } from "../go/format.ts";
import { type JsonArray, type JsonObject, type JsonValue, typeName } from "../json.ts";

/**
 * What the CRD's schema says of a value, in the API server's words and order: fields of an object in any
 * order, then those that are missing; items of a list before its length. A null field counts as absent.
 *
 * Source: semantics 8; k8s.io/kube-openapi pkg/validation/validate.
 */
export function schemaFaults(value: JsonValue, field: Field, path: string): Faults {
  if (field.type === "any") return NO_FAULTS;
  return inOrder([typeFaults(value, field, path), contentFaults(value, field, path)]);
}

function typeFaults(value: JsonValue, field: Field, path: string): Faults {
  const wanted = field.type === "map" ? "object" : field.type;
  if (value.kind === wanted) return NO_FAULTS;
  const found = quote(typeName(value));
  const message = `${path}: Invalid value: ${found}: ${path} in body must be of type ${wanted}: ${found}`;
  return faults({ message, range: value.range, isBlocking: true });
}

function contentFaults(value: JsonValue, field: Field, path: string): Faults {
  switch (field.type) {
    case "string":
      return inOrder([textFaults(value, field, path), enumFaults(value, field, path)]);
    case "array":
      return value.kind === "array" ? listFaults(value, field, path) : NO_FAULTS;
    case "map":
      return value.kind === "object" ? mapFaults(value, field, path) : NO_FAULTS;
    case "object":
      return value.kind === "object" ? objectFaults(value, field, path) : NO_FAULTS;
    case "boolean":
    case "any":
      return NO_FAULTS;
  }
}

/** Of length and pattern only the first that fails is named. */
function textFaults(value: JsonValue, field: StringField, path: string): Faults {
  if (value.kind !== "string") return NO_FAULTS;
  const length = [...value.value].length;
  if (field.maxLength !== undefined && length > field.maxLength) {
    return faults(
      blocking(`${path}: Too long: may not be more than ${field.maxLength} bytes`, value.range),
    );
  }
  const why =
    field.minLength !== undefined && length < field.minLength
      ? `should be at least ${field.minLength} chars long`
      : field.pattern !== undefined && !matches(value.value, field.pattern)
        ? `should match '${field.pattern}'`
        : null;
  if (why === null) return NO_FAULTS;
  const message = `${path}: Invalid value: ${quote(value.value)}: ${path} in body ${why}`;
  return faults({ message, range: value.range, isBlocking: false });
}

function matches(text: string, pattern: string): boolean {
  return new RegExp(pattern).test(text);
}

function blocking(message: string, range: SourceRange): Fault {
  return { message, range, isBlocking: true };
}

function enumFaults(value: JsonValue, field: StringField, path: string): Faults {
  if (field.enum === undefined || value.kind === "null") return NO_FAULTS;
  if (value.kind === "string" && field.enum.includes(value.value)) return NO_FAULTS;
  const supported = field.enum.map(quote).join(", ");
  const message = `${path}: Unsupported value: ${shown(value)}: supported values: ${supported}`;
  return faults(blocking(message, value.range));
}

/** A bad value as the API server shows it: text in Go's quotes, collections as JSON. */
function shown(value: JsonValue): string {
  return value.kind === "string" ? quote(value.value) : toJson(value);
}

function toJson(value: JsonValue): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "number":
      return value.text;
    case "string":
      return jsonString(value.value);
    case "array":
      return `[${value.items.map(toJson).join(",")}]`;
    case "object": {
      const entries = [...value.entries].toSorted(([a], [b]) => compareBytes(a, b));
      return `{${entries.map(([key, entry]) => `${jsonString(key)}:${toJson(entry.value)}`).join(",")}}`;
    }
  }
}

/** Go escapes what could end a script element, too. */
function jsonString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function listFaults(value: JsonArray, field: ListField, path: string): Faults {
  const items = value.items.map((item, index) =>
    schemaFaults(item, field.items, `${path}[${index}]`),
  );
  return inOrder([
    ...items,
    countFaults(value, { count: value.items.length, limit: field.maxItems, path }),
  ]);
}

function countFaults(
  value: JsonValue,
  {
    count,
    limit,
    path,
  }: { readonly count: number; readonly limit: number | undefined; readonly path: string },
): Faults {
  if (limit === undefined || count <= limit) return NO_FAULTS;
  return faults(
    blocking(`${path}: Too many: ${count}: must have at most ${limit} items`, value.range),
  );
}

/** The entries that are not null. */
export function presentEntries(value: JsonObject): readonly (readonly [string, JsonValue])[] {
  return [...value.entries].flatMap(([key, entry]) =>
    entry.value.kind === "null" ? [] : [[key, entry.value] as const],
  );
}

/** Too few or too many entries end it: their values are not looked at. */
function mapFaults(value: JsonObject, field: MapField, path: string): Faults {
  const entries = presentEntries(value);
  if (field.minProperties !== undefined && entries.length < field.minProperties) {
    const why = `${path} in body should have at least ${field.minProperties} properties`;
    const message = `${path}: Invalid value: ${entries.length}: ${why}`;
    return faults({ message, range: value.range, isBlocking: false });
  }
  const tooMany = countFaults(value, { count: entries.length, limit: field.maxProperties, path });
  if (tooMany.list.length > 0) return tooMany;
  return inAnyOrder(
    entries.map(([key, entry]) => schemaFaults(entry, field.values, `${path}.${key}`)),
  );
}

function objectFaults(value: JsonObject, field: ObjectField, path: string): Faults {
  const entries = presentEntries(value);
  const known = entries.map(([key, entry]) => {
    const under = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
    return under ? schemaFaults(entry, under, path === "" ? key : `${path}.${key}`) : NO_FAULTS;
  });
  const missing = (field.required ?? [])
    .filter((key) => !entries.some(([present]) => present === key))
    .map((key) => blocking(`${path}.${key}: Required value`, value.range));
  return inOrder([inAnyOrder(known), faults(...missing)]);
}
