import { field, fieldAt, text } from "../source/cursor.ts";
import { plain } from "../source/plain.ts";
import type { SourceRange } from "../source/range.ts";
import { readYaml, type YamlNode } from "../source/yaml.ts";
import type { DecodeInput } from "./decode.ts";
import type { ObjectMeta } from "./resource.ts";

/** MeshConfig as plain data, as pasted in an `istio` ConfigMap or an IstioOperator. */
export interface MeshConfigResource {
  readonly kind: "MeshConfig";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Null for a ConfigMap that holds no MeshConfig (no `data.mesh`). */
export function decodeMeshConfig({
  node,
  kind,
  meta,
  range,
  report,
}: DecodeInput): MeshConfigResource | null {
  const config = kind === "ConfigMap" ? fromConfigMap(node) : fieldAt(node, "spec", "meshConfig");
  if (config === null) {
    if (kind !== "ConfigMap") return null;
    report({
      code: "resource/passed-over",
      severity: "info",
      range: field(node, "kind")?.range ?? range,
      message: "this ConfigMap holds no mesh config (`data.mesh`) and is passed over",
      why: null,
      fix: null,
    });
    return null;
  }
  return {
    kind: "MeshConfig",
    meta,
    range,
    config: (plain(config) ?? {}) as Record<string, unknown>,
  };
}

function fromConfigMap(node: YamlNode): YamlNode | null {
  const mesh = text(fieldAt(node, "data", "mesh"));
  return mesh ? (readYaml(mesh.value, mesh.range.source).documents[0] ?? null) : null;
}
