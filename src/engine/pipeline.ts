/**
 * The chain, as calls: source → resources → mesh → effective → matchers → walk → trace. Start reading here.
 *
 * `compileScenario` does everything that no request changes, once; `judge` walks one request through it.
 */
import { admitTexts, refusedNotes, type TextAdmission } from "./admission-findings.ts";
import { effectivePolicies } from "./effective/effective-policies.ts";
import { effectivePeerAuthentication } from "./effective/peer-authentication.ts";
import type { Host } from "./host.ts";
import { pendingSignatures, settle } from "./jwt/signature-book.ts";
import { createAtomTable } from "./matchers/atom.ts";
import { buildMesh, type Mesh } from "./mesh/mesh.ts";
import { portProtocol, type Workload, type WorkloadPort } from "./mesh/workload.ts";
import { type PreparedWorkload, prepareWorkload } from "./prepare.ts";
import { decodeText } from "./resources/decode.ts";
import { resourceTexts, type Scenario, type ScenarioRequest } from "./scenario/document.ts";
import { creationTimeNotes, scenarioNotes } from "./scenario-notes.ts";
import type { Diagnostic } from "./source/diagnostic.ts";
import { createRecorder, silentRecorder } from "./trace/recorder.ts";
import { because, oneLine } from "./walk/because.ts";
import { connect, findWorkload } from "./walk/connection.ts";
import { withMintedToken } from "./walk/minted-token.ts";
import { responseHeaders, verdictOf } from "./walk/reply.ts";
import type { Visit } from "./walk/stage.ts";
import { unloaded, unproxied } from "./walk/unwalked.ts";
import type { Judgement, JudgementError, Note } from "./walk/verdict.ts";
import { walk } from "./walk/walk.ts";

/** A compiled scenario: everything that an evaluation needs but the request. */
export interface World {
  readonly scenario: Scenario;
  readonly host: Host;
  readonly mesh: Mesh;
  readonly diagnostics: readonly Diagnostic[];
  /** The scenario's clock, in whole seconds since the epoch. */
  readonly nowSeconds: number;
  /** What a cluster would say of the resources; asked when it is first wanted. */
  readonly admission: () => readonly TextAdmission[];
  /** What holds for every verdict of this scenario. */
  readonly notes: readonly Note[];
  /** The policies and keys in force at a workload, compiled when it is first asked for. */
  readonly prepared: (workload: Workload) => PreparedWorkload;
}

export function compileScenario(scenario: Scenario, host: Host): World {
  const decoded = resourceTexts(scenario).map(({ name, text }) => decodeText(text, name));
  const resources = decoded.flatMap(({ value }) => value);
  const clock = readClock(scenario, host);
  const mesh = buildMesh(scenario, resources, clock.nowSeconds);
  const diagnostics = [...decoded.flatMap((text) => text.diagnostics), ...clock.diagnostics];
  const atoms = createAtomTable();
  const prepared = new Map<string, PreparedWorkload>();
  let admission: readonly TextAdmission[] | null = null;
  return {
    scenario,
    host,
    mesh,
    diagnostics,
    nowSeconds: clock.nowSeconds,
    admission: () => {
      admission ??= admitTexts(resourceTexts(scenario));
      return admission;
    },
    notes: scenarioNotes(mesh, diagnostics),
    prepared(workload) {
      const known = prepared.get(workload.id);
      if (known) return known;
      const made = prepareWorkload(
        workload,
        effectivePolicies(mesh, workload),
        mesh,
        scenario.jwks ?? {},
        atoms,
      );
      prepared.set(workload.id, made);
      return made;
    },
  };
}

/**
 * Walks one request.
 *
 * The walk itself is synchronous: signatures that it does not know yet are verified behind it,
 * and then it is walked again (docs/decisions/0004).
 */
export async function judge(
  world: World,
  request: ScenarioRequest,
  options: { readonly trace: boolean },
): Promise<Judgement | JudgementError> {
  const { mesh, host } = world;
  const workload = findWorkload(mesh, request.to.workload);
  if (!workload) return { error: unknownWorkload(mesh, request.to.workload) };
  if (workload.proxy === "ztunnel" || workload.proxy === "waypoint") {
    return { error: `${workload.proxy} is not modelled yet: no verdict for \`${workload.id}\`` };
  }
  const port = portOf(workload, request);
  const spec = await withMintedToken(request, world.nowSeconds);
  const connection = connect(mesh, spec, workload, port);
  if ("error" in connection) return connection;
  const prepared = world.prepared(workload);
  const peerAuthentication = effectivePeerAuthentication(mesh, workload, port.port);
  const notes = [
    ...world.notes,
    ...admissionNotes(world, prepared),
    ...prepared.notes,
    ...connection.notes,
    ...portNotes(port),
    ...creationTimeNotes(peerAuthentication),
  ];
  if (workload.proxy === "none") return withTrace(unproxied(workload, notes), options.trace);
  if (prepared.unloadable) {
    const mode = peerAuthentication.mode;
    return withTrace(unloaded(prepared.unloadable, notes, mode), options.trace);
  }
  for (;;) {
    const visit: Visit = {
      scenario: world.scenario,
      mesh,
      workload,
      port,
      spec,
      connection,
      policies: prepared.policies,
      peerAuthentication,
      providers: prepared.providers,
      atoms: prepared.atoms,
      compiled: prepared.compiled,
      nowSeconds: world.nowSeconds,
      signatures: host.signatures,
      recorder: options.trace ? createRecorder() : silentRecorder,
      notes: [...notes],
    };
    const result = walk(visit);
    if (pendingSignatures(host.signatures) > 0) {
      await settle(host.signatures);
      continue;
    }
    const verdict = verdictOf(result);
    return {
      verdict,
      because: because(result, visit),
      oneLine: oneLine(result, visit),
      responseHeaders: responseHeaders(result),
      notes: visit.notes,
      mtlsMode: workload.proxy === "gateway" ? "gateway" : peerAuthentication.mode,
      ...(options.trace && { trace: visit.recorder.finish() }),
    };
  }
}

/** Of the policies that apply here, those that a cluster would not have let in. */
function admissionNotes(world: World, { policies }: PreparedWorkload): readonly Note[] {
  const applying = [...policies.authorization, ...policies.requestAuthentication]
    .filter(({ attachment }) => attachment.applies)
    .map(({ policy }) => `${policy.kind}/${policy.meta.namespace}/${policy.meta.name}`);
  const peers = world.mesh.peerAuthentications.map(
    ({ kind, meta }) => `${kind}/${meta.namespace}/${meta.name}`,
  );
  const counted = new Set([...applying, ...peers]);
  return refusedNotes(world.admission(), ({ kind, namespace, name }) =>
    counted.has(`${kind}/${namespace ?? "default"}/${name}`),
  );
}

function withTrace(judgement: Judgement, wanted: boolean): Judgement {
  if (wanted) return judgement;
  const { trace: _, ...rest } = judgement;
  return rest;
}

/** The port that is asked for, else the workload's first. One that nobody declares is auto-detected. */
function portOf(workload: Workload, request: ScenarioRequest): WorkloadPort {
  const wanted = request.to.port ?? workload.ports[0]?.port ?? 8080;
  return (
    workload.ports.find(({ port }) => port === wanted) ?? {
      port: wanted,
      declared: "auto",
      protocol: portProtocol("auto"),
    }
  );
}

function portNotes(port: WorkloadPort): readonly Note[] {
  if (port.protocol !== "auto") return [];
  const message = `nobody declares a protocol for port ${port.port}: HTTP is judged as HTTP, everything else as TCP`;
  return [{ code: "assumed/protocol", message, range: null }];
}

function unknownWorkload(mesh: Mesh, wanted: string): string {
  const known = mesh.workloads.map(({ id }) => `\`${id}\``).slice(0, 8);
  const list =
    known.length > 0
      ? `known here: ${known.join(", ")}`
      : "none is declared; add one or paste its Deployment";
  return `no workload \`${wanted}\` to go to; ${list}`;
}

function readClock(
  scenario: Scenario,
  host: Host,
): { readonly nowSeconds: number; readonly diagnostics: readonly Diagnostic[] } {
  if (scenario.now === undefined)
    return { nowSeconds: Math.floor(host.nowSeconds()), diagnostics: [] };
  const parsed = Date.parse(scenario.now);
  if (!Number.isNaN(parsed)) return { nowSeconds: Math.floor(parsed / 1000), diagnostics: [] };
  const diagnostic: Diagnostic = {
    code: "scenario/now",
    severity: "error",
    range: null,
    message: `\`now\` is no time: \`${scenario.now}\``,
    why: "the real clock is used instead",
    fix: "write it as `2026-11-22T00:00:00Z`",
  };
  return { nowSeconds: Math.floor(host.nowSeconds()), diagnostics: [diagnostic] };
}
