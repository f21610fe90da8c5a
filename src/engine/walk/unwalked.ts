import type { Workload } from "../mesh/workload.ts";
import { TRACE_VERSION } from "../trace/trace.ts";
import type { Judgement, Note } from "./verdict.ts";

/** A workload outside the mesh: nothing stands between the client and it. */
export function unproxied(workload: Workload, notes: readonly Note[]): Judgement {
  return {
    verdict: {
      outcome: "allowed",
      status: 200,
      stage: "ALLOW",
      policy: null,
      rule: null,
      body: null,
      grpcStatus: null,
      details: null,
      audited: false,
    },
    because: `${workload.id} has no proxy, so no policy is asked`,
    oneLine: "no proxy = 200",
    responseHeaders: {},
    notes: [
      ...notes,
      {
        code: "model/no-proxy",
        message: `${workload.id} is not in the mesh: what the workload itself answers is not known here`,
        range: null,
      },
    ],
    mtlsMode: "DISABLE",
    trace: { version: TRACE_VERSION, nodes: [] },
  };
}

/** A proxy that cannot load what istiod sends it: no connection comes about. */
export function unloaded(
  why: Note,
  notes: readonly Note[],
  mtlsMode: Judgement["mtlsMode"],
): Judgement {
  return {
    verdict: {
      outcome: "refused",
      status: null,
      stage: "HANDSHAKE",
      policy: null,
      rule: null,
      body: null,
      grpcStatus: null,
      details: null,
      audited: false,
    },
    because: why.message,
    oneLine: "HANDSHAKE the proxy has no configuration = connection refused",
    responseHeaders: {},
    notes: [why, ...notes],
    mtlsMode,
    trace: {
      version: TRACE_VERSION,
      nodes: [
        {
          id: 0,
          parent: null,
          range: null,
          kind: "stage",
          stage: "HANDSHAKE",
          outcome: "rejected",
        },
        {
          id: 1,
          parent: 0,
          range: why.range,
          kind: "check",
          name: "configuration",
          wanted: "one that Envoy loads",
          saw: why.message,
          result: "no-match",
        },
      ],
    },
  };
}
