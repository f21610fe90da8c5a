import { field, fieldAt, items, type Report, textMap, textValue } from "../source/cursor.ts";
import type { Diagnostic, Parsed } from "../source/diagnostic.ts";
import type { SourceId, SourceRange } from "../source/range.ts";
import { readYaml, type YamlNode } from "../source/yaml.ts";
import type { AuthorizationPolicy } from "./authorization-policy.ts";
import { decodeAuthorizationPolicy } from "./decode-authorization-policy.ts";
import { decodePeerAuthentication } from "./decode-peer-authentication.ts";
import { decodeRequestAuthentication } from "./decode-request-authentication.ts";
import { decodeDestinationRule, decodeGateway, decodeService } from "./decode-traffic.ts";
import { decodeWorkload, WORKLOAD_KINDS } from "./decode-workload.ts";
import { isPolicyKind, RESOURCE_FIELDS, SECURITY_GROUP } from "./fields.ts";
import { decodeMeshConfig, type MeshConfigResource } from "./mesh-config.ts";
import type { PeerAuthentication } from "./peer-authentication.ts";
import type { RequestAuthentication } from "./request-authentication.ts";
import type { ObjectMeta } from "./resource.ts";
import { reportUnknownFields } from "./unknown-fields.ts";
import type {
  DestinationRuleResource,
  GatewayResource,
  NamespaceResource,
  ServiceResource,
  WorkloadResource,
} from "./workload.ts";

export type Resource =
  | AuthorizationPolicy
  | RequestAuthentication
  | PeerAuthentication
  | WorkloadResource
  | ServiceResource
  | NamespaceResource
  | DestinationRuleResource
  | GatewayResource
  | MeshConfigResource;

/** What a decoder gets: the document, its metadata, where it stands, and where to report. */
export interface DecodeInput {
  readonly node: YamlNode;
  readonly kind: string;
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly report: Report;
}

type Decoder = (input: DecodeInput) => Resource | null;

/** Every kind that means something here, by API group. Versions do not matter: one schema serves all. */
const DECODERS: Readonly<Record<string, Decoder>> = {
  "security.istio.io/AuthorizationPolicy": decodeAuthorizationPolicy,
  "security.istio.io/RequestAuthentication": decodeRequestAuthentication,
  "security.istio.io/PeerAuthentication": decodePeerAuthentication,
  "networking.istio.io/DestinationRule": decodeDestinationRule,
  "networking.istio.io/Gateway": decodeGateway,
  "/Service": decodeService,
  "/Namespace": ({ meta, range }) => ({ kind: "Namespace", meta, range }),
  "/ConfigMap": decodeMeshConfig,
  "install.istio.io/IstioOperator": decodeMeshConfig,
  ...Object.fromEntries(WORKLOAD_KINDS.map((kind) => [kind, decodeWorkload])),
};

/** Reads a text of Kubernetes documents into resources. What means nothing here is passed over with a finding. */
export function decodeText(text: string, source: SourceId): Parsed<readonly Resource[]> {
  const { documents, diagnostics } = readYaml(text, source);
  const found: Diagnostic[] = [...diagnostics];
  const resources = documents.flatMap((node) =>
    decodeDocument(node, (finding) => found.push(finding)),
  );
  return { value: resources, diagnostics: found };
}

function decodeDocument(node: YamlNode, report: Report): readonly Resource[] {
  if (node.kind !== "map") {
    report(
      notAResource(
        node.range,
        "is no Kubernetes resource: it is no map with `kind` and `apiVersion`",
      ),
    );
    return [];
  }
  const kind = textValue(field(node, "kind"));
  const apiVersion = textValue(field(node, "apiVersion"));
  if (kind === null || apiVersion === null) {
    const missing = kind === null ? "kind" : "apiVersion";
    report(notAResource(node.range, `has no \`${missing}\``));
    return [];
  }
  if (kind.endsWith("List") && field(node, "items")) {
    return items(field(node, "items")).flatMap((item) => decodeDocument(item, report));
  }
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  const decoder = DECODERS[`${group}/${kind}`];
  if (!decoder) {
    report(passedOver(node, kind, apiVersion));
    return [];
  }
  if (group === SECURITY_GROUP && isPolicyKind(kind)) {
    const spec = field(node, "spec");
    const known = RESOURCE_FIELDS[kind].fields.spec;
    if (spec && known) reportUnknownFields(spec, known, "spec", report);
  }
  const resource = decoder({ node, kind, meta: decodeMeta(node), range: node.range, report });
  return resource ? [resource] : [];
}

function decodeMeta(node: YamlNode): ObjectMeta {
  const metadata = field(node, "metadata");
  const name = field(metadata, "name");
  const created = Date.parse(textValue(field(metadata, "creationTimestamp")) ?? "");
  return {
    name: textValue(name) ?? "",
    namespace: textValue(field(metadata, "namespace")) ?? "default",
    nameRange: name?.range ?? node.range,
    labels: textMap(field(metadata, "labels")),
    annotations: textMap(fieldAt(node, "metadata", "annotations")),
    createdSeconds: Number.isNaN(created) ? null : Math.floor(created / 1000),
  };
}

function notAResource(range: SourceRange, message: string): Diagnostic {
  return {
    code: "resource/not-a-resource",
    severity: "error",
    range,
    message: `this document ${message}`,
    why: "nothing can be read from it",
    fix: "start it with `apiVersion:` and `kind:`, as kubectl prints it",
  };
}

function passedOver(node: YamlNode, kind: string, apiVersion: string): Diagnostic {
  const range = field(node, "kind")?.range ?? node.range;
  const foreign = isPolicyKind(kind);
  return {
    code: foreign ? "resource/other-product" : "resource/passed-over",
    severity: foreign ? "warning" : "info",
    range,
    message: foreign
      ? `\`${kind}\` of \`${apiVersion}\` is not Istio's`
      : `\`${kind}\` (\`${apiVersion}\`) decides nothing here and is passed over`,
    why: foreign ? "only `security.istio.io` is judged; this resource does not count" : null,
    fix: foreign ? "for Istio's own write `apiVersion: security.istio.io/v1`" : null,
  };
}
