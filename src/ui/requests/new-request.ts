import type { ScenarioRequest } from "../../engine/index.ts";
import { chosenRequest } from "../../state/selectors.ts";
import type { LobbyState } from "../../state/store.ts";
import { WORDS } from "../messages.ts";

/** A request to begin with: the chosen one's parties if there is one, else a workload that is known. */
export function newRequest(state: LobbyState): ScenarioRequest {
  const name = WORDS.requests.newName;
  const like = chosenRequest(state)?.request;
  if (like) {
    const { from, to, http } = like;
    return { name, from, to, ...(http && { http: { ...http, method: "GET" } }) };
  }
  const workloads = state.answer?.analysis.workloads ?? [];
  const [caller, target = caller] = workloads;
  const port = target?.ports[0]?.port;
  return {
    name,
    from: caller && caller !== target ? { workload: caller.id } : { plaintext: true },
    to: { workload: target?.id ?? "", ...(port !== undefined && { port }) },
    http: { method: "GET", path: "/" },
  };
}
