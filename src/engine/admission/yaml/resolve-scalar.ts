import { floatText } from "../go/format.ts";
import { parseSignedInteger } from "../go/strconv.ts";
import { YamlProblem } from "./problem.ts";
import type { ScalarTree } from "./tree.ts";

/** A scalar's value by YAML 1.1 rules. `text` of a number is how it goes over the wire, as JSON. */
export type ScalarValue =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number };

const TRUE = new Set("y Y yes Yes YES true True TRUE on On ON".split(" "));
const FALSE = new Set("n N no No NO false False FALSE off Off OFF".split(" "));
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const SPECIAL_FLOATS: ReadonlyMap<string, number> = new Map([
  ...[".nan", ".NaN", ".NAN"].map((text): [string, number] => [text, Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((text): [string, number] => [
    text,
    Number.POSITIVE_INFINITY,
  ]),
  ...["-.inf", "-.Inf", "-.INF"].map((text): [string, number] => [text, Number.NEGATIVE_INFINITY]),
]);

const TAG = "tag:yaml.org,2002:";
const CORE_TAGS = ["str", "bool", "int", "float", "null", "timestamp"];

/** What a scalar means. Throws `YamlProblem` for a tag that its text does not fit. */
export function resolveScalar(node: ScalarTree): ScalarValue {
  const { value, tag } = node;
  if (tag === "") return node.isImplicit ? resolvePlain(value) : { kind: "string", value };
  const name = tag.startsWith(TAG) ? tag.slice(TAG.length) : null;
  if (name === "binary") return resolveBinary(node);
  if (name === null || !CORE_TAGS.includes(name) || name === "str")
    return { kind: "string", value };
  if (name === "timestamp" && /^\d{4}-\d\d?-\d\d?([Tt ]|$)/.test(value))
    return { kind: "string", value };
  const found = resolvePlain(value);
  if (name === "float" && found.kind === "integer")
    return { kind: "float", value: Number(found.value) };
  const wanted = { bool: "boolean", int: "integer", float: "float", null: "null" }[name];
  if (found.kind !== wanted) {
    throw new YamlProblem(`cannot decode a ${found.kind} \`${value}\` as a !!${name}`, node.start);
  }
  return found;
}

function resolveBinary(node: ScalarTree): ScalarValue {
  const text = node.value.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw new YamlProblem("!!binary value contains invalid base64 data", node.start);
  }
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return { kind: "string", value: new TextDecoder("utf-8").decode(bytes) };
}

function resolvePlain(text: string): ScalarValue {
  if (NULL.has(text)) return { kind: "null" };
  if (TRUE.has(text)) return { kind: "boolean", value: true };
  if (FALSE.has(text)) return { kind: "boolean", value: false };
  const special = SPECIAL_FLOATS.get(text);
  if (special !== undefined) return { kind: "float", value: special };
  return resolveNumber(text) ?? { kind: "string", value: text };
}

/** Numbers may have underscores; `0x`, `0o`, `0b` and a leading 0 (octal) count. `080` is the float 80. */
function resolveNumber(text: string): ScalarValue | null {
  if (!/^[-+.0-9]/.test(text)) return null;
  if (text.startsWith(".")) {
    return /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/.test(text) ? finite(text) : null;
  }
  const plain = text.replaceAll("_", "");
  const integer = parseSignedInteger(plain);
  if (integer !== null) return { kind: "integer", value: integer };
  const isFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain);
  return isFloat ? finite(plain) : null;
}

function finite(text: string): ScalarValue | null {
  const value = Number(text);
  return Number.isFinite(value) ? { kind: "float", value } : null;
}

/** The key that a scalar makes in JSON; null for one that cannot be a key there. */
export function keyText(value: ScalarValue): string | null {
  switch (value.kind) {
    case "string":
      return value.value;
    case "boolean":
      return String(value.value);
    case "integer":
      // Beyond 63 bits Go has another type, which the conversion to JSON does not know.
      return value.value > 9223372036854775807n ? null : value.value.toString();
    case "float":
      if (Number.isNaN(value.value)) return ".nan";
      if (!Number.isFinite(value.value)) return value.value > 0 ? ".inf" : "-.inf";
      return floatText(value.value, { precision: "single", exponentFrom: 6 });
    case "null":
      return null;
  }
}
