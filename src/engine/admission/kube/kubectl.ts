import type { SourceRange } from "../../source/range.ts";
import { type JsonEntry, type JsonObject, type JsonValue, member, stringMember } from "../json.ts";
import { decodeProblem } from "./object-meta.ts";
import { findServedKind, type ServedKind } from "./served.ts";

/** What kubectl makes of one document: objects to send, or a refusal of its own. */
export type KubectlReading =
  | { readonly kind: "objects"; readonly objects: readonly JsonObject[] }
  | { readonly kind: "refused"; readonly message: string; readonly range: SourceRange };

/** Whether kubectl sends an object. */
export type KubectlVerdict =
  | { readonly kind: "sent"; readonly served: ServedKind; readonly namespace: string }
  | { readonly kind: "refused"; readonly message: string; readonly range: SourceRange };

function refused(
  message: string,
  range: SourceRange,
): { readonly kind: "refused"; readonly message: string; readonly range: SourceRange } {
  return { kind: "refused", message, range };
}

/** Checks that a document is an object of some kind and takes lists apart. Source: kubectl create, cli-runtime pkg/resource. */
export function readObjects(document: JsonValue): KubectlReading {
  const invalid = (why: string, range: SourceRange) =>
    refused(
      `error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false`,
      range,
    );
  if (document.kind !== "object") return invalid("invalid object to validate", document.range);
  for (const key of ["apiVersion", "kind"]) {
    const value = member(document, key);
    if (value === null) return invalid(`${key} not set`, document.range);
    if (value.kind !== "string") return invalid(`${key} isn't string type`, value.range);
  }
  if (stringMember(document, "kind") === "") {
    return refused(
      "unable to decode: Object 'Kind' is missing",
      member(document, "kind")?.range ?? document.range,
    );
  }
  const items = member(document, "items");
  if (items === null) return { kind: "objects", objects: [document] };
  if (items.kind !== "array")
    return refused("unable to decode: json: cannot unmarshal into items", items.range);
  return readItems(document, items.items);
}

/** Items of a typed list need not name their kind. */
function readItems(list: JsonObject, items: readonly JsonValue[]): KubectlReading {
  const listKind = stringMember(list, "kind") ?? "";
  const itemKind = listKind.endsWith("List") ? listKind.slice(0, -"List".length) : "";
  const objects: JsonObject[] = [];
  for (const item of items) {
    if (item.kind !== "object")
      return refused("unable to decode: an item is no object", item.range);
    const object = itemKind === "" ? item : withDefaults(item, list, itemKind);
    if ((stringMember(object, "kind") ?? "") === "")
      return refused("unable to decode: Object 'Kind' is missing", item.range);
    objects.push(object);
  }
  return { kind: "objects", objects };
}

function withDefaults(item: JsonObject, list: JsonObject, kind: string): JsonObject {
  const entries = new Map<string, JsonEntry>(item.entries);
  const { range } = item;
  if (!entries.has("kind"))
    entries.set("kind", { keyRange: range, value: { kind: "string", value: kind, range } });
  const version = list.entries.get("apiVersion");
  if (!entries.has("apiVersion") && version) entries.set("apiVersion", version);
  return { ...item, entries };
}

/** Checks metadata's types, that the cluster serves the kind, and that the namespace can stand in a path. */
export function checkBeforeSending(object: JsonObject): KubectlVerdict {
  const metadata = object.entries.get("metadata")?.value ?? null;
  const problem = metadata ? decodeProblem(metadata) : null;
  if (problem) return refused(`unable to decode: ${problem.message}`, problem.range);
  const apiVersion = stringMember(object, "apiVersion") ?? "";
  const kind = stringMember(object, "kind") ?? "";
  const served = findServedKind(apiVersion, kind);
  if (served === null)
    return refused(noMatches(metadata, { kind, apiVersion }), rangeOfKind(object));
  const namespace = served.isNamespaced ? stringMember(metadata, "namespace") || "default" : "";
  const why = pathProblem(namespace);
  if (why === null) return { kind: "sent", served, namespace };
  return refused(
    `invalid namespace "${namespace}": [${why}]`,
    member(metadata, "namespace")?.range ?? object.range,
  );
}

function noMatches(
  metadata: JsonValue | null,
  { kind, apiVersion }: { readonly kind: string; readonly apiVersion: string },
): string {
  const name = stringMember(metadata, "name") ?? "";
  const namespace = stringMember(metadata, "namespace") ?? "";
  const found = `resource mapping not found for name: "${name}" namespace: "${namespace}"`;
  return `${found}: no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
}

function rangeOfKind(object: JsonObject): SourceRange {
  return (member(object, "kind") ?? member(object, "apiVersion") ?? object).range;
}

function pathProblem(segment: string): string | null {
  if (segment === "." || segment === "..") return `may not be '${segment}'`;
  const barred = ["/", "%"].find((character) => segment.includes(character));
  return barred === undefined ? null : `may not contain '${barred}'`;
}
