import { expect, test } from "vitest";
import { CEL_RULES } from "../admission/kube/cel-rules.ts";
import type { Field } from "./fields/field.ts";
import { RESOURCE_FIELDS } from "./fields.ts";

/** Every field of every kind with its path. */
function allFields(field: Field, path: string): readonly (readonly [string, Field])[] {
  const here = [[path, field] as const];
  switch (field.type) {
    case "array":
      return [...here, ...allFields(field.items, `${path}[]`)];
    case "map":
      return [...here, ...allFields(field.values, `${path}.*`)];
    case "object":
      return [
        ...here,
        ...Object.entries(field.fields).flatMap(([key, under]) =>
          allFields(under, `${path}.${key}`),
        ),
      ];
    default:
      return here;
  }
}

const FIELDS = Object.entries(RESOURCE_FIELDS).flatMap(([kind, field]) => allFields(field, kind));

test("every field is described in a sentence", () => {
  const without = FIELDS.filter(([, { doc }]) => !/^\S.*[.]$/.test(doc)).map(([path]) => path);
  expect(without).toEqual([]);
});

test("what is required is a field", () => {
  for (const [path, field] of FIELDS) {
    if (field.type !== "object") continue;
    for (const key of field.required ?? []) expect(Object.keys(field.fields), path).toContain(key);
  }
});

test("every pattern is a regular expression, and every CEL rule is used", () => {
  for (const [, field] of FIELDS)
    if (field.type === "string" && field.pattern) new RegExp(field.pattern);
  const used = new Set(FIELDS.flatMap(([, { rules }]) => rules ?? []));
  expect([...used].toSorted()).toEqual(Object.keys(CEL_RULES).toSorted());
});

test.each([
  ["AuthorizationPolicy", 46],
  ["RequestAuthentication", 30],
  ["PeerAuthentication", 6],
])("%s has the named fields of its CRD", (kind, count) => {
  const named = FIELDS.filter(
    ([path]) => path.startsWith(`${kind}.spec.`) && !/(\[\]|\*)$/.test(path),
  );
  expect(named.length).toBe(count);
});
