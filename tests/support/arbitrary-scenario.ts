import fc from "fast-check";
import type { Scenario } from "../../src/engine/index.ts";
import { scenarioJsonSchema } from "./scenario-schema.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Text as JSON and UTF-8 keep it; a name that no map can hold is none that anybody writes. */
const text = fc.string({ unit: "grapheme", maxLength: 12 });
const mapKey = text.filter((key) => key !== "__proto__");

const SCHEMA = scenarioJsonSchema() as Schema;

/** Any document that the published schema takes: whatever field it gains, this writes too. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = arbitraryOf(
  SCHEMA,
) as fc.Arbitrary<Scenario>;

/** Every field that the schema names, as `requests.*.http.path`. */
export const SCENARIO_FIELDS: readonly string[] = fieldsOf(SCHEMA, "");

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(arbitraryOf));
  const { type } = schema;
  if (typeof type === "object")
    return fc.oneof(...type.map((one) => arbitraryOf({ ...schema, type: one })));
  switch (type) {
    case "string":
      return text;
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e9),
        max: Math.min(schema.maximum ?? 1e9, 1e9),
      });
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}), { maxLength: 3 });
    case "object":
      return objectOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2, stringUnit: "grapheme" }).map(withoutMinusZero);
  }
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, arbitraryOf(part)])),
    { requiredKeys: [...required] },
  );
  if (typeof additionalProperties !== "object") return named;
  const others = fc.dictionary(mapKey, arbitraryOf(additionalProperties), { maxKeys: 3 });
  return fc.tuple(others, named).map(([one, other]) => ({ ...one, ...other }));
}

/** JSON writes -0 as 0. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    key === "__proto__" ? undefined : part,
  );
}

function fieldsOf(schema: Schema, path: string): readonly string[] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
      const here = path === "" ? key : `${path}.${key}`;
      return [here, ...fieldsOf(part, here)];
    }),
    ...(schema.items ? fieldsOf(schema.items, `${path}.*`) : []),
    ...(schema.anyOf ?? []).flatMap((part) => fieldsOf(part, path)),
    ...(typeof schema.additionalProperties === "object"
      ? fieldsOf(schema.additionalProperties, `${path}.*`)
      : []),
  ];
}
