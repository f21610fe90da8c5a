import { compareBytes } from "../../../lib/compare-bytes.ts";
import type { Field, ObjectField } from "../../resources/fields/field.ts";
import type { SourceRange } from "../../source/range.ts";
import { type Fault, type Faults, NO_FAULTS } from "../faults.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { OBJECT_META } from "./object-meta.ts";

interface UnknownField {
  readonly path: string;
  readonly range: SourceRange;
}

/**
 * The fields that the schema does not know, in the API server's words: those in metadata first, then all others,
 * each sorted by path. In strict mode, which is kubectl's default, one of them is enough to refuse the object.
 */
export function unknownFields(object: JsonObject, schema: ObjectField): Faults {
  const inMetadata: UnknownField[] = [];
  const elsewhere: UnknownField[] = [];
  for (const [key, { keyRange, value }] of object.entries) {
    if (key === "apiVersion" || key === "kind") continue;
    const field = Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
    if (key === "metadata") findInMetadata(value, OBJECT_META, key, inMetadata);
    else if (field === undefined) elsewhere.push({ path: key, range: keyRange });
    else find(value, field, key, elsewhere);
  }
  const list = [...sorted(inMetadata), ...sorted(elsewhere)].map(faultOf);
  return list.length === 0 ? NO_FAULTS : { list, isUnordered: false };
}

function sorted(fields: readonly UnknownField[]): readonly UnknownField[] {
  return fields.toSorted((a, b) => compareBytes(a.path, b.path));
}

function faultOf({ path, range }: UnknownField): Fault {
  return { message: `unknown field "${path}"`, range, isBlocking: true };
}

/** Values of a wrong type are looked into as well: a field below them is unknown. */
function find(value: JsonValue, field: Field | null, path: string, found: UnknownField[]): void {
  if (value.kind === "array") {
    if (keepsUnknown(field)) return;
    const items = field?.type === "array" ? field.items : null;
    for (const [index, item] of value.items.entries())
      find(item, items, `${path}[${index}]`, found);
    return;
  }
  if (value.kind !== "object") return;
  for (const [key, entry] of value.entries) {
    const known = fieldUnder(field, key);
    if (known) find(entry.value, known, `${path}.${key}`, found);
    else if (!keepsUnknown(field)) found.push({ path: `${path}.${key}`, range: entry.keyRange });
  }
}

function fieldUnder(field: Field | null, key: string): Field | null {
  if (field?.type === "map") return field.values;
  if (field?.type !== "object" || !Object.hasOwn(field.fields, key)) return null;
  return field.fields[key] ?? null;
}

function keepsUnknown(field: Field | null): boolean {
  return field?.type === "object" && field.keepsUnknown === true;
}

type MetaStruct = { readonly fields: Readonly<Record<string, unknown>> };

function findInMetadata(
  value: JsonValue,
  type: MetaStruct,
  path: string,
  found: UnknownField[],
): void {
  if (value.kind !== "object") return;
  for (const [key, entry] of value.entries) {
    const at = `${path}.${key}`;
    const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
    if (field === undefined) found.push({ path: at, range: entry.keyRange });
    else if (isListOfStructs(field) && entry.value.kind === "array") {
      for (const [index, item] of entry.value.items.entries()) {
        findInMetadata(item, field.listOf, `${at}[${index}]`, found);
      }
    }
  }
}

function isListOfStructs(field: unknown): field is { readonly listOf: MetaStruct } {
  if (typeof field !== "object" || field === null || !("listOf" in field)) return false;
  return typeof field.listOf === "object" && field.listOf !== null && "fields" in field.listOf;
}
