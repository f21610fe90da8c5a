import type { SourceRange } from "../../source/range.ts";
import { type Fault, type Faults, faults, inAnyOrder, inOrder } from "../faults.ts";
import { byteLength, quote } from "../go/format.ts";
import { itemsOf, type JsonValue, member, stringMember, stringsOf } from "../json.ts";
import {
  labelValueProblems,
  type NameRule,
  nameProblems,
  namespaceProblems,
  qualifiedNameProblems,
} from "./names.ts";

/** Keys and values of all annotations together, in bytes. */
const MAX_ANNOTATION_BYTES = 256 * 1024;

/** A map of strings in metadata; null is the empty string there. */
export function stringEntries(
  metadata: JsonValue | null,
  key: "labels" | "annotations",
): readonly { readonly key: string; readonly value: string; readonly range: SourceRange }[] {
  const map = member(metadata, key);
  if (map?.kind !== "object") return [];
  return [...map.entries].map(([name, { keyRange, value }]) => ({
    key: name,
    value: value.kind === "string" ? value.value : "",
    range: { ...keyRange, end: Math.max(keyRange.end, value.range.end) },
  }));
}

/** What is wrong with an object's metadata, in the API server's words and order. Source: ValidateObjectMetaAccessor. */
export function metadataFaults(
  metadata: JsonValue | null,
  rules: { readonly name: NameRule; readonly isNamespaced: boolean },
): Faults {
  return inOrder([
    nameFaults(metadata, rules.name),
    rules.isNamespaced ? namespaceFaults(metadata) : faults(),
    labelFaults(metadata),
    annotationFaults(metadata),
    ownerFaults(metadata),
    finalizerFaults(metadata),
  ]);
}

function invalid(path: string, value: string, why: string, range: SourceRange | null): Fault {
  return { message: `${path}: Invalid value: ${quote(value)}: ${why}`, range, isBlocking: false };
}

function nameFaults(metadata: JsonValue | null, rule: NameRule): Faults {
  const name = stringMember(metadata, "name") ?? "";
  const prefix = stringMember(metadata, "generateName") ?? "";
  const prefixRange = member(metadata, "generateName")?.range ?? null;
  const list =
    prefix === ""
      ? []
      : nameProblems(maskTrailingDash(prefix), rule).map((why) =>
          invalid("metadata.generateName", prefix, why, prefixRange),
        );
  if (name !== "") {
    const range = member(metadata, "name")?.range ?? null;
    list.push(...nameProblems(name, rule).map((why) => invalid("metadata.name", name, why, range)));
  } else if (prefix === "") {
    const message = "metadata.name: Required value: name or generateName is required";
    list.push({ message, range: metadata?.range ?? null, isBlocking: true });
  }
  return faults(...list);
}

/** A prefix may end in what a name may not end in. */
function maskTrailingDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith("-") ? `${prefix.slice(0, -2)}a` : prefix;
}

function namespaceFaults(metadata: JsonValue | null): Faults {
  const namespace = stringMember(metadata, "namespace") ?? "";
  if (namespace === "") return faults();
  const range = member(metadata, "namespace")?.range ?? null;
  return faults(
    ...namespaceProblems(namespace).map((why) =>
      invalid("metadata.namespace", namespace, why, range),
    ),
  );
}

function labelFaults(metadata: JsonValue | null): Faults {
  const path = "metadata.labels";
  return inAnyOrder(
    stringEntries(metadata, "labels").map(({ key, value, range }) =>
      faults(
        ...qualifiedNameProblems(key).map((why) => invalid(path, key, why, range)),
        ...labelValueProblems(value).map((why) => invalid(path, value, why, range)),
      ),
    ),
  );
}

function annotationFaults(metadata: JsonValue | null): Faults {
  const path = "metadata.annotations";
  const entries = stringEntries(metadata, "annotations");
  const keys = inAnyOrder(
    entries.map(({ key, range }) =>
      faults(
        ...qualifiedNameProblems(key.toLowerCase()).map((why) => invalid(path, key, why, range)),
      ),
    ),
  );
  const size = entries.reduce(
    (sum, { key, value }) => sum + byteLength(key) + byteLength(value),
    0,
  );
  if (size <= MAX_ANNOTATION_BYTES) return keys;
  const message = `${path}: Too long: may not be more than ${MAX_ANNOTATION_BYTES} bytes`;
  const range = member(metadata, "annotations")?.range ?? null;
  return inOrder([keys, faults({ message, range, isBlocking: true })]);
}

function ownerFaults(metadata: JsonValue | null): Faults {
  const path = "metadata.ownerReferences";
  const list: Fault[] = [];
  let controller = "";
  for (const owner of itemsOf(metadata, "ownerReferences")) {
    const text = (key: string) => stringMember(owner, key) ?? "";
    const demand = (key: string, holds: boolean, why: string) => {
      if (!holds) list.push(invalid(`${path}.${key}`, text(key), why, owner.range));
    };
    demand(
      "apiVersion",
      /^(?:[^/]*\/)?[^/]+$/.test(text("apiVersion")),
      "version must not be empty",
    );
    demand("kind", text("kind") !== "", "must not be empty");
    demand("name", text("name") !== "", "must not be empty");
    demand("uid", text("uid") !== "", "must not be empty");
    const control = member(owner, "controller");
    if (control?.kind !== "boolean" || !control.value) continue;
    const name = `${text("kind")}/${text("name")}`;
    if (controller === "") controller = name;
    else list.push(twoControllers(metadata, controller, name));
  }
  return faults(...list);
}

function twoControllers(metadata: JsonValue | null, first: string, second: string): Fault {
  const why = `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${second}`;
  const range = member(metadata, "ownerReferences")?.range ?? null;
  return { message: `metadata.ownerReferences: Invalid value: ${why}`, range, isBlocking: false };
}

function finalizerFaults(metadata: JsonValue | null): Faults {
  const path = "metadata.finalizers";
  const names = stringsOf(metadata, "finalizers");
  const range = member(metadata, "finalizers")?.range ?? null;
  const list = names.flatMap((name) =>
    qualifiedNameProblems(name).map((why) => invalid(path, name, why, range)),
  );
  if (names.includes("orphan") && names.includes("foregroundDeletion")) {
    const value = JSON.stringify(names);
    const why = "finalizer orphan and foregroundDeletion cannot be both set";
    list.push({ message: `${path}: Invalid value: ${value}: ${why}`, range, isBlocking: false });
  }
  return faults(...list);
}

/** What the API server warns of when it takes the object. */
export function metadataWarnings(metadata: JsonValue | null): readonly string[] {
  const names = [...new Set(stringsOf(metadata, "finalizers"))].toSorted();
  return names
    .filter((name) => !name.includes("/") && name !== "orphan" && name !== "foregroundDeletion")
    .map(
      (name) =>
        `metadata.finalizers: ${quote(name)}: prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers`,
    );
}
