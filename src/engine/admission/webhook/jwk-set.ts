import { quote } from "../go/format.ts";
import { type JsonPair, type JsonTree, readJsonText } from "../go/json-text.ts";

/** A set of keys, or the words of istiod's JWX library for why it is none. */
export type JwkSetReading =
  | { readonly kind: "set"; readonly isPrivate: readonly boolean[] }
  | { readonly kind: "error"; readonly message: string };

/** How a member of a key is read. */
type MemberKind = "string" | "bytes" | "curve" | "operations" | "certificates";

interface KeyForm {
  /** The library's name for the type, without `PublicKey` or `PrivateKey` where there are both. */
  readonly type: string;
  readonly members: readonly string[];
  readonly privateMembers: readonly string[];
  readonly required: readonly string[];
  readonly privateRequired: readonly string[];
}

const FORMS: ReadonlyMap<string, KeyForm> = new Map([
  [
    "RSA",
    {
      type: "rsa",
      members: ["e", "n"],
      privateMembers: ["d", "dp", "dq", "p", "q", "qi"],
      required: ["e", "n"],
      privateRequired: ["d", "e", "n"],
    },
  ],
  [
    "EC",
    {
      type: "ecdsa",
      members: ["x", "y"],
      privateMembers: ["d"],
      required: ["crv", "x", "y"],
      privateRequired: ["crv", "d", "x", "y"],
    },
  ],
  [
    "OKP",
    {
      type: "okp",
      members: ["x"],
      privateMembers: ["d"],
      required: ["crv", "x"],
      privateRequired: ["crv", "d", "x"],
    },
  ],
  [
    "oct",
    {
      type: "symmetric",
      members: ["k"],
      privateMembers: [],
      required: ["k"],
      privateRequired: ["k"],
    },
  ],
]);

const COMMON: Readonly<Record<string, MemberKind>> = {
  alg: "string",
  kid: "string",
  key_ops: "operations",
  use: "string",
  x5c: "certificates",
  x5t: "string",
  "x5t#S256": "string",
};

const HINT_TYPE = 'struct { Kty string "json:\\"kty\\""; D json.RawMessage "json:\\"d\\"" }';

/** Reads an inline `jwks`: a set with `keys`, or one bare key. Source: lestrrat-go/jwx v1, jwk.Parse. */
export function readJwkSet(text: string): JwkSetReading {
  const reading = readJsonText(text);
  const outcome = reading.kind === "error" ? reading.message : readSet(reading.value);
  if (typeof outcome !== "string") return { kind: "set", isPrivate: outcome };
  return { kind: "error", message: `failed to unmarshal JWK set: ${outcome}` };
}

/** For each key whether it is private, or what is wrong. */
function readSet(tree: JsonTree): readonly boolean[] | string {
  switch (tree.kind) {
    case "array":
      return "expected '{', but got '['";
    case "string":
      return tree.value === "keys"
        ? 'failed to decode "keys": EOF'
        : `failed to decode value for key ${quote(tree.value)}: EOF`;
    case "object":
      return readKeys(tree);
    default:
      return "error reading token: EOF";
  }
}

function readKeys(tree: JsonTree & { readonly kind: "object" }): readonly boolean[] | string {
  const sets = tree.pairs.filter(({ key }) => key === "keys");
  if (sets.length === 0) {
    const key = readKey(tree);
    return typeof key === "string"
      ? `failed to parse sole key in key set: ${key}`
      : [key.isPrivate];
  }
  const isPrivate: boolean[] = [];
  for (const { value } of sets) {
    if (value.kind === "null") continue;
    if (value.kind !== "array")
      return `failed to decode "keys": ${cannotUnmarshal(value, "[]json.RawMessage")}`;
    for (const [index, item] of value.items.entries()) {
      const key = readKey(item);
      if (typeof key === "string") return `failed to decode key #${index} in "keys": ${key}`;
      isPrivate.push(key.isPrivate);
    }
  }
  return isPrivate;
}

function cannotUnmarshal(value: JsonTree, type: string): string {
  return `json: cannot unmarshal ${value.kind === "boolean" ? "bool" : value.kind} into Go value of type ${type}`;
}

function readKey(tree: JsonTree): { readonly isPrivate: boolean } | string {
  const hint = readHint(tree);
  if (typeof hint === "string") return `failed to unmarshal JSON into key hint: ${hint}`;
  const form = FORMS.get(hint.type);
  if (form === undefined || tree.kind !== "object")
    return `invalid key type from JSON (${hint.type})`;
  const isSymmetric = form.type === "symmetric";
  const side = isSymmetric ? "Key" : hint.hasPrivatePart ? "PrivateKey" : "PublicKey";
  const problem = membersProblem(tree.pairs, {
    type: hint.type,
    form,
    isPrivate: hint.hasPrivatePart,
  });
  if (problem !== null)
    return `failed to unmarshal JSON into key (*jwk.${form.type}${side}): ${problem}`;
  return { isPrivate: isSymmetric || hint.hasPrivatePart };
}

/** Go's reading of the key's type takes names without regard to case. */
function readHint(
  tree: JsonTree,
): { readonly type: string; readonly hasPrivatePart: boolean } | string {
  if (tree.kind === "null") return { type: "", hasPrivatePart: false };
  if (tree.kind !== "object") return cannotUnmarshal(tree, HINT_TYPE);
  let type = "";
  let hasPrivatePart = false;
  for (const { key, value } of tree.pairs) {
    if (/^kty$/i.test(key)) {
      if (value.kind === "string") type = value.value;
      else if (value.kind !== "null") {
        return cannotUnmarshal(value, "string").replace("Go value", "Go struct field .kty");
      }
    } else if (/^d$/i.test(key)) {
      hasPrivatePart = true;
    }
  }
  return { type, hasPrivatePart };
}

interface KeyPlan {
  readonly type: string;
  readonly form: KeyForm;
  readonly isPrivate: boolean;
}

function membersProblem(
  pairs: readonly JsonPair[],
  { type, form, isPrivate }: KeyPlan,
): string | null {
  for (const { key, value } of pairs) {
    if (key === "kty") {
      const named = value.kind === "string" ? value.value : "";
      if (named !== type) return `invalid kty value for RSAPublicKey (${named})`;
      continue;
    }
    const kind = memberKind(key, form, isPrivate);
    const problem = kind === null ? null : memberProblem(value, kind);
    if (problem !== null) return `failed to decode value for key ${key}: ${problem}`;
  }
  const required = isPrivate ? form.privateRequired : form.required;
  const missing = required.find((name) => !pairs.some(({ key }) => key === name));
  return missing === undefined ? null : `required field ${missing} is missing`;
}

/** How a member is read; null for one that any value will do for. */
function memberKind(key: string, form: KeyForm, isPrivate: boolean): MemberKind | null {
  if (form.members.includes(key) || (isPrivate && form.privateMembers.includes(key)))
    return "bytes";
  if (key === "crv" && form.required.includes("crv")) return "curve";
  return Object.hasOwn(COMMON, key) ? (COMMON[key] ?? null) : null;
}

function memberProblem(value: JsonTree, kind: MemberKind): string | null {
  if (value.kind === "null") return null;
  switch (kind) {
    case "string":
      return value.kind === "string"
        ? null
        : `error reading next value: ${cannotUnmarshal(value, "string")}`;
    case "bytes":
      if (value.kind !== "string")
        return `error reading next value: ${cannotUnmarshal(value, "string")}`;
      return base64Bytes(value.value) === null ? "expected base64 encoded []byte (string)" : null;
    case "curve":
      return value.kind === "string" ? null : cannotUnmarshal(value, "jwa.EllipticCurveAlgorithm");
    case "operations":
      return listProblem(value, "jwk.KeyOperationList", "jwk.KeyOperation");
    case "certificates":
      return certificatesProblem(value);
  }
}

function listProblem(value: JsonTree, list: string, item: string): string | null {
  if (value.kind !== "array") return cannotUnmarshal(value, list);
  const wrong = value.items.find(({ kind }) => kind !== "string" && kind !== "null");
  return wrong ? cannotUnmarshal(wrong, item) : null;
}

function certificatesProblem(value: JsonTree): string | null {
  const wrong = listProblem(value, "[]string", "string");
  if (wrong !== null) return `failed to unmarshal JSON into []string: ${wrong}`;
  for (const item of value.kind === "array" ? value.items : []) {
    const text = item.kind === "string" ? item.value : "";
    const bytes = base64Bytes(text);
    if (bytes === null)
      return "failed to base64 decode list element: failed to decode source: illegal base64 data";
    if (!isSequence(bytes)) return "failed to parse certificate: x509: malformed certificate";
  }
  return null;
}

/** True for one ASN.1 sequence, which a certificate is; what is in it is not looked into here. */
function isSequence(bytes: string): boolean {
  const at = (index: number) => bytes.charCodeAt(index);
  if (at(0) !== 0x30) return false;
  if (at(1) < 0x80) return bytes.length === 2 + at(1);
  const lengthBytes = at(1) & 0x7f;
  let length = 0;
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + at(2 + index);
  return bytes.length === 2 + lengthBytes + length;
}

/** The bytes of base64, padded or not, in either alphabet; null if it is none. */
function base64Bytes(text: string): string | null {
  const isPadded = text.endsWith("=");
  const alphabet = /[+/]/.test(text) ? /^[A-Za-z0-9+/]*$/ : /^[A-Za-z0-9_-]*$/;
  const plain = text.replace(/[\r\n]/g, "");
  const body = isPadded ? plain.replace(/={1,2}$/, "") : plain;
  const fits = body.length % 4 !== 1 && (!isPadded || plain.length % 4 === 0);
  return alphabet.test(body) && fits ? atob(body.replaceAll("-", "+").replaceAll("_", "/")) : null;
}
