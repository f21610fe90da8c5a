import type { EffectivePeerAuthentication } from "./effective/peer-authentication.ts";
import type { Mesh } from "./mesh/mesh.ts";
import type { Diagnostic } from "./source/diagnostic.ts";
import type { Note } from "./walk/verdict.ts";

/** Findings that mean that a document does not count in any verdict. */
const PASSED_OVER = [
  "yaml/syntax",
  "yaml/too-large",
  "resource/not-a-resource",
  "resource/other-product",
  "resource/passed-over",
];

/** What holds for every verdict of a scenario: which Istio, which order, and what of the paste does not count. */
export function scenarioNotes(mesh: Mesh, diagnostics: readonly Diagnostic[]): readonly Note[] {
  const notes: Note[] = [
    {
      code: "model/version",
      message: "judged as Istio 1.31 with Envoy 1.39.1 does it, at a sidecar or a classic gateway",
      range: null,
    },
  ];
  if (mesh.config.stageOrder === "documented") {
    notes.push({
      code: "model/stage-order",
      message: "the order of the docs (JWT before CUSTOM); a real proxy runs CUSTOM first",
      range: null,
    });
  }
  return [...notes, ...passedOver(diagnostics)];
}

/** One note for all documents that were passed over for the same reason, at the first of them. */
function passedOver(diagnostics: readonly Diagnostic[]): readonly Note[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of diagnostics) {
    if (!PASSED_OVER.includes(finding.code)) continue;
    groups.set(finding.message, [...(groups.get(finding.message) ?? []), finding]);
  }
  return [...groups].map(([message, findings]) => ({
    code: "resources/passed-over",
    message: `${findings.length > 1 ? `${findings.length} times: ` : ""}${message}`,
    range: findings[0]?.range ?? null,
  }));
}

/**
 * Said where age decided between two PeerAuthentications of one scope and not both state theirs: then they count as made at the
 * scenario's `now`, and the name decides (semantics 2.3).
 */
export function creationTimeNotes({ stack }: EffectivePeerAuthentication): readonly Note[] {
  const younger = stack.filter(({ standing }) => standing === "newer");
  const contenders = stack.filter(({ standing }) => standing !== "ignored");
  const undated = contenders.find(({ policy }) => policy.meta.createdSeconds === null);
  if (younger.length === 0 || !undated) return [];
  const { namespace, name } = undated.policy.meta;
  return [
    {
      code: "assumed/creation-time",
      message: `PeerAuthentication ${namespace}/${name} has no creationTimestamp and counts as made now; of one scope the oldest counts, then the first by name`,
      range: undated.policy.meta.nameRange,
    },
  ];
}
