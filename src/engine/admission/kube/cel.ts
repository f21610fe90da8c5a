import type { Field } from "../../resources/fields/field.ts";
import { type Fault, type Faults, faults, inAnyOrder, inOrder, NO_FAULTS } from "../faults.ts";
import { quote } from "../go/format.ts";
import type { JsonValue } from "../json.ts";
import { CEL_RULES, type Rule } from "./cel-rules.ts";
import { presentEntries } from "./schema.ts";

/**
 * What the CRD's CEL rules say of a value that has passed the schema: its own rules first, then those of what
 * is in it. Entries of a map stand in brackets in a path here, unlike in the schema's.
 *
 * Source: k8s.io/apiextensions-apiserver pkg/apiserver/schema/cel.
 */
export function celFaults(value: JsonValue, field: Field, path: string): Faults {
  const own = (field.rules ?? []).flatMap((name) => {
    const fault = ruleFault(value, CEL_RULES[name], path);
    return fault ? [fault] : [];
  });
  return inOrder([faults(...own), faultsWithin(value, field, path)]);
}

function ruleFault(value: JsonValue, rule: Rule, path: string): Fault | null {
  const result = rule.check(value);
  if (result === "holds") return null;
  const text = value.kind === "string" ? `${quote(value.value)}: ` : "";
  const message =
    result === "fails"
      ? `${path}: Invalid value: ${text}${rule.message}`
      : `${path}: Invalid value: ${quote(value.kind)}: ${result.error} evaluating rule: ${rule.message}`;
  return { message, range: value.range, isBlocking: false };
}

function faultsWithin(value: JsonValue, field: Field, path: string): Faults {
  switch (field.type) {
    case "array":
      if (value.kind !== "array") return NO_FAULTS;
      return inOrder(
        value.items.map((item, index) => celFaults(item, field.items, `${path}[${index}]`)),
      );
    case "map":
      if (value.kind !== "object") return NO_FAULTS;
      return inAnyOrder(
        presentEntries(value).map(([key, entry]) =>
          celFaults(entry, field.values, `${path}[${key}]`),
        ),
      );
    case "object": {
      if (value.kind !== "object") return NO_FAULTS;
      const parts = presentEntries(value).map(([key, entry]) => {
        const under = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
        return under ? celFaults(entry, under, path === "" ? key : `${path}.${key}`) : NO_FAULTS;
      });
      return inAnyOrder(parts);
    }
    case "string":
    case "boolean":
    case "any":
      return NO_FAULTS;
  }
}
