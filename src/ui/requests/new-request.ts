import type { ScenarioRequest, ScenarioWorkload } from "../../engine/index.ts";
import { chosenRequest } from "../../state/selectors.ts";
import type { LobbyState } from "../../state/store.ts";
import { WORDS } from "../messages/page.ts";
import type { Site } from "../store-context.tsx";

/** Two workloads to begin with, where nothing is known yet. */
const FIRST_WORKLOADS: readonly ScenarioWorkload[] = [
  { name: "frontend", namespace: "default", serviceAccount: "frontend" },
  {
    name: "backend",
    namespace: "default",
    labels: { app: "backend" },
    serviceAccount: "backend",
    ports: [{ port: 8080, protocol: "HTTP" }],
  },
];

/** Adds a request and opens its form. In an empty scenario it brings somebody to call, too. */
export function describeRequest({ store }: Pick<Site, "store">): void {
  const { answer, draft, editSetting, addRequest } = store.getState();
  const nobody = (answer?.analysis.workloads.length ?? 0) === 0;
  if (nobody && draft.settings.workloads === undefined && draft.requests.length === 0)
    editSetting("workloads", [...FIRST_WORKLOADS]);
  addRequest(newRequest(store.getState()));
}

/** A request to begin with: the chosen one's parties if there is one, else a workload that is known. */
function newRequest(state: LobbyState): ScenarioRequest {
  const name = WORDS.requests.newName;
  const like = chosenRequest(state)?.request;
  if (like) {
    const { from, to, http } = like;
    return { name, from, to, ...(http && { http: { ...http, method: "GET" } }) };
  }
  const known = (state.answer?.analysis.workloads ?? []).map(({ id, ports }) => ({ id, ports }));
  const declared = (state.draft.settings.workloads ?? []).map(
    ({ name: workload, namespace = "default", ports = [] }) => ({
      id: `${namespace}/${workload}`,
      ports,
    }),
  );
  const workloads = known.length > 0 ? known : declared;
  // Whoever has a port is more likely to be called.
  const target = workloads.find(({ ports }) => ports.length > 0) ?? workloads[0];
  const caller = workloads.find((workload) => workload !== target);
  const port = target?.ports[0]?.port;
  return {
    name,
    from: caller ? { workload: caller.id } : { plaintext: true },
    to: { workload: target?.id ?? "", ...(port !== undefined && { port }) },
    http: { method: "GET", path: "/" },
  };
}
