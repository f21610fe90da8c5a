import { CONDITION_KEYS, NAMED_CONDITION_KEYS } from "../matchers/condition-keys.ts";
import type { Mesh } from "../mesh/mesh.ts";
import type { Field } from "../resources/fields/field.ts";
import { fieldAt, kindOf } from "./document-fields.ts";
import { knownLabels, knownNames } from "./known-names.ts";
import { type Place, placeAt } from "./place.ts";

/** One word that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: "field" | "value" | "name";
  /** What sort of value a field takes, or what bears the name. */
  readonly detail: string;
  /** One sentence; empty if there is nothing to say. */
  readonly doc: string;
  /** The text that takes the place of `range`. */
  readonly insert: string;
  /** UTF-16 offsets into the text. */
  readonly range: { readonly start: number; readonly end: number };
}

/**
 * What may stand at `offset` of a text of policies: fields that are not there yet, values of a list of words, and
 * names that the mesh knows. Empty where the tables know nothing, as in a Deployment. Never throws.
 *
 * Source: `resources/fields.ts` and `matchers/condition-keys.ts`; there is no second list.
 */
export function completeAt(text: string, offset: number, mesh: Mesh): readonly Completion[] {
  const place = placeAt(text, offset);
  const kind = kindOf(place.document);
  const field = fieldAt(kind, place.path);
  if (field === null) return [];
  if (place.kind === "value" && !(place.flow && field.type === "array"))
    return values(place, field, mesh);
  return inPlace(place, field, mesh);
}

/** A word that stands alone: a key of its mapping, or an item of its list. */
function inPlace(place: Place, field: Field, mesh: Mesh): readonly Completion[] {
  switch (field.type) {
    case "object":
      return Object.entries(field.fields)
        .filter(([name]) => !place.siblings.has(name))
        .map(([name, below]) => fieldItem(place, name, below, ""));
    case "map":
      return knownLabels(mesh)
        .filter(({ name }) => place.path.at(-1) === "matchLabels" && !place.siblings.has(name))
        .map(({ name, detail }) => ({
          ...item(place, name, "name", detail, ""),
          insert: `${name}: `,
        }));
    case "array":
      // Under a key whose dash is not there yet.
      if (place.flow || field.items.type === "string") return [];
      return field.items.type === "object"
        ? Object.entries(field.items.fields).map(([name, below]) =>
            fieldItem(place, name, below, "- "),
          )
        : [];
    case "string":
    case "boolean":
    case "any":
      return values(place, field, mesh);
  }
}

function fieldItem(place: Place, name: string, field: Field, dash: "" | "- "): Completion {
  const base = item(place, name, "field", sortOf(field), field.doc);
  return { ...base, insert: `${dash}${name}:${opening(place, field, dash.length)}` };
}

/** What follows the colon: a blank, or the line below at the right column. */
function opening(place: Place, field: Field, shift: number): string {
  if (place.flow || field.type === "string" || field.type === "boolean" || field.type === "any")
    return " ";
  const deeper = `\n${" ".repeat(place.column + shift + 2)}`;
  return field.type === "array" ? `${deeper}- ` : deeper;
}

function values(place: Place, field: Field, mesh: Mesh): readonly Completion[] {
  if (place.path.at(-1) === "key" && place.path.includes("when")) return conditionKeys(place);
  if (field.type === "boolean") {
    return ["true", "false"].map((word) => item(place, word, "value", "", ""));
  }
  if (field.type !== "string") return [];
  const words = (field.enum ?? []).map((word) =>
    quoted(place, item(place, word, "value", "", ""), field),
  );
  const names = knownNames(mesh, place.path).map(({ name, detail }) =>
    quoted(place, item(place, name, "name", detail, ""), field),
  );
  return [...words, ...names];
}

function conditionKeys(place: Place): readonly Completion[] {
  return Object.entries({ ...CONDITION_KEYS, ...NAMED_CONDITION_KEYS }).map(([key, doc]) =>
    item(place, key, "value", "", doc),
  );
}

/** A number, a boolean or a star is a string here only in quotes. */
function quoted(place: Place, completion: Completion, field: Field): Completion {
  const needs = /^(?:[\d*]|true$|false$)/.test(completion.label) && field.type === "string";
  if (!needs || place.quote !== null) return completion;
  return { ...completion, insert: `"${completion.insert}"` };
}

function item(
  { word }: Place,
  label: string,
  kind: Completion["kind"],
  detail: string,
  doc: string,
): Completion {
  return { label, kind, detail, doc, insert: label, range: word };
}

/** In the words of the YAML's reader. */
export function sortOf(field: Field): string {
  switch (field.type) {
    case "array":
      return field.items.type === "string" ? "list of strings" : "list";
    case "object":
    case "map":
      return "mapping";
    case "string":
      return field.enum ? field.enum.join(" | ") : "string";
    case "boolean":
      return "true | false";
    case "any":
      return "";
  }
}
