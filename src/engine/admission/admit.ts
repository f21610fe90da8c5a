import { isPolicyKind, type PolicyKind, RESOURCE_FIELDS } from "../resources/fields.ts";
import type { SourceId, SourceRange } from "../source/range.ts";
import type { AdmissionAnswer } from "./answer.ts";
import { type PresentReading, readDocuments } from "./documents.ts";
import { type Fault, type Faults, faults, inOrder, NO_FAULTS, presented } from "./faults.ts";
import { quote } from "./go/format.ts";
import { type JsonObject, type JsonValue, member, stringMember } from "./json.ts";
import { celFaults } from "./kube/cel.ts";
import { checkBeforeSending, type KubectlVerdict, readObjects } from "./kube/kubectl.ts";
import { metadataFaults, metadataWarnings, stringEntries } from "./kube/metadata.ts";
import { schemaFaults } from "./kube/schema.ts";
import { unknownFields } from "./kube/strict-fields.ts";
import { createLineIndex } from "./line.ts";
import { askWebhook } from "./webhook/webhook.ts";

type Layer = NonNullable<AdmissionAnswer["layer"]>;

/**
 * Says for each Kubernetes document of a text whether a cluster with Istio 1.31 would take it from
 * `kubectl create`, and if not, which layer refuses it with which words: kubectl, strict decoding, the CRD's
 * schema with its CEL rules, or istiod's webhook. The first with something to say ends it.
 *
 * A text with nothing in it gets one answer, since kubectl refuses it; a list gets one for each item. Of kinds
 * other than Istio's security policies only kind, version and metadata are looked at. Never throws.
 *
 * Rules: semantics 4.10, 5.13, 8; recorded in conformance/README, "Admission".
 */
export function admit(text: string, source: SourceId): readonly AdmissionAnswer[] {
  const context = { source, lineOf: createLineIndex(text) };
  const answers = readDocuments(text, source).flatMap((reading, document) =>
    answersTo(context, reading, document),
  );
  if (answers.length > 0) return answers;
  const message = "error: no objects passed to create";
  const range = { source, start: 0, end: 0 };
  return [refusedByKubectl(context, { document: 0, ...UNKNOWN }, { message, range })];
}

function answersTo(
  context: Context,
  reading: PresentReading,
  document: number,
): readonly AdmissionAnswer[] {
  if (reading.kind === "problem") {
    const message = `error converting YAML to JSON: yaml: ${reading.message}`;
    const identity = { document, ...UNKNOWN };
    return [refusedByKubectl(context, identity, { message, range: reading.range })];
  }
  const found = readObjects(reading.value);
  if (found.kind === "objects") {
    return found.objects.map((object) => admitObject(context, object, document));
  }
  return [refusedByKubectl(context, { document, ...identityOf(reading.value) }, found)];
}

interface Context {
  readonly source: SourceId;
  readonly lineOf: (offset: number) => number;
}

type Identity = Pick<AdmissionAnswer, "document" | "name" | "kind" | "namespace">;

const UNKNOWN = { name: null, kind: null, namespace: null };

function identityOf(value: JsonValue): Omit<Identity, "document"> {
  const metadata = member(value, "metadata");
  return {
    name: stringMember(metadata, "name"),
    kind: stringMember(value, "kind"),
    namespace: stringMember(metadata, "namespace"),
  };
}

interface Refusal {
  readonly layer: Layer;
  readonly faults: Faults;
  readonly warnings?: readonly string[];
}

function refusal(
  { lineOf }: Context,
  identity: Identity,
  { layer, faults, warnings = [] }: Refusal,
): AdmissionAnswer {
  const list = presented(faults);
  const first = list.find(({ range }) => range !== null)?.range;
  return {
    ...identity,
    verdict: "refused",
    layer,
    errors: list.map(({ message }) => message),
    anyOrder: faults.isUnordered,
    warnings,
    ranges: list.map(({ range }) => range),
    line: lineOf(first?.start ?? 0),
  };
}

function refusedByKubectl(
  context: Context,
  identity: Identity,
  { message, range }: { readonly message: string; readonly range: SourceRange },
): AdmissionAnswer {
  return refusal(context, identity, {
    layer: "parse",
    faults: faults({ message, range, isBlocking: true }),
  });
}

function admitObject(context: Context, object: JsonObject, document: number): AdmissionAnswer {
  const verdict = checkBeforeSending(object);
  const written = identityOf(object);
  if (verdict.kind === "refused") {
    return refusedByKubectl(context, { document, ...written }, verdict);
  }
  const identity = { document, ...written, namespace: verdict.namespace || null };
  const found = judgeObject(object, verdict);
  if ("layer" in found) return refusal(context, identity, found);
  const { warnings } = found;
  return {
    ...identity,
    verdict: "admitted",
    layer: null,
    errors: [],
    anyOrder: false,
    warnings,
    ranges: [],
    line: null,
  };
}

type Sent = KubectlVerdict & { readonly kind: "sent" };

function judgeObject(
  object: JsonObject,
  sent: Sent,
): Refusal | { readonly warnings: readonly string[] } {
  const kind = stringMember(object, "kind") ?? "";
  if (kind !== sent.served.kind)
    return { layer: "schema", faults: faults(wrongKind(object, kind, sent)) };
  const metadata = member(object, "metadata");
  if (!isPolicyKind(kind)) {
    const rule = kind === "Namespace" || kind === "Service" ? "label" : "subdomain";
    const found = metadataFaults(metadata ?? object, {
      name: rule,
      isNamespaced: sent.served.isNamespaced,
    });
    return found.list.length > 0 ? { layer: "schema", faults: found } : { warnings: [] };
  }
  const unknown = unknownFields(object, RESOURCE_FIELDS[kind]);
  if (unknown.list.length > 0) return { layer: "fields", faults: unknown };
  const invalid = validate(object, kind);
  if (invalid.list.length > 0) return { layer: "schema", faults: invalid };
  return judgeByWebhook(object, { kind, namespace: sent.namespace });
}

/** kubectl finds a kind in lower case, but the server wants its own spelling before it looks at anything. */
function wrongKind(object: JsonObject, kind: string, { served }: Sent): Fault {
  const message = `kind: Invalid value: ${quote(kind)}: must be ${served.kind}`;
  return { message, range: member(object, "kind")?.range ?? object.range, isBlocking: true };
}

const NOT_CHECKED =
  "<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";

/** Metadata, then the schema, then CEL; `status` is dropped before any of them. */
function validate(object: JsonObject, kind: PolicyKind): Faults {
  const metadata = member(object, "metadata");
  const fields = RESOURCE_FIELDS[kind];
  const spec = member(object, "spec");
  const specField = fields.fields.spec;
  const structural = inOrder([
    metadataFaults(metadata ?? object, { name: "subdomain", isNamespaced: true }),
    spec && specField ? schemaFaults(spec, specField, "spec") : NO_FAULTS,
  ]);
  if (structural.list.some(({ isBlocking }) => isBlocking)) {
    return inOrder([structural, faults({ message: NOT_CHECKED, range: null, isBlocking: false })]);
  }
  return inOrder([structural, spec && specField ? celFaults(spec, specField, "spec") : NO_FAULTS]);
}

function judgeByWebhook(
  object: JsonObject,
  { kind, namespace }: { readonly kind: PolicyKind; readonly namespace: string },
): Refusal | { readonly warnings: readonly string[] } {
  const metadata = member(object, "metadata");
  const name = stringMember(metadata, "name") || stringMember(metadata, "generateName") || "";
  const annotations = new Map(
    stringEntries(metadata, "annotations").map((entry) => [entry.key, entry]),
  );
  const { errors, warnings } = askWebhook(kind, {
    name,
    namespace,
    annotations,
    spec: member(object, "spec"),
  });
  const fromServer = metadataWarnings(metadata);
  if (errors.length === 0) return { warnings: [...new Set([...fromServer, ...warnings])] };
  const fallback = metadata?.range ?? object.range;
  const list = errors.map(({ message, range }) => ({
    message,
    range: range ?? fallback,
    isBlocking: false,
  }));
  return { layer: "webhook", faults: faults(...list), warnings: fromServer };
}
