import { ArrowDown, ArrowUp, Copy, Pencil, Trash2 } from "lucide-react";
import type { Analysis, ScenarioRequest } from "../../engine/index.ts";
import type { StandingRequest } from "../../state/draft.ts";
import { showable } from "../../worker/showable.ts";
import { WORDS } from "../messages/page.ts";
import { IconButton } from "../parts/IconButton.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { askOf } from "./RequestRow.tsx";

/** The chosen request in four lines, and what one can do with it. */
export function ChosenRequest({ standing }: { readonly standing: StandingRequest }) {
  const { store } = useSite();
  const { key } = standing;
  const request = showable(standing.request);
  const name = request.name || WORDS.requests.unnamed;
  const actions = store.getState();
  const bare = useLobby(({ answer }) =>
    isOutside(answer?.analysis, standing.request.from.workload),
  );
  const words = WORDS.requests;
  return (
    <section className="chosen" aria-label={name}>
      <dl>
        <dt>{words.from}</dt>
        <dd>{callerOf(request, bare)}</dd>
        <dt>{words.to}</dt>
        <dd>
          {request.to.workload}
          {request.to.port !== undefined && `:${request.to.port}`}
        </dd>
        <dt>{words.asks}</dt>
        <dd title={askOf(request)}>
          {request.http === undefined ? <i>{words.bareTcp}</i> : askOf(request)}
        </dd>
        <dt>{words.token}</dt>
        <dd>{tokenOf(request)}</dd>
      </dl>
      <p className="chosen-actions">
        <button type="button" className="btn" onClick={actions.openForm}>
          <Pencil size={14} aria-hidden="true" />
          {words.edit}
        </button>
        <span className="grow" />
        <IconButton
          label={words.up}
          onClick={() => actions.moveRequest(key, -1)}
          Icon={ArrowUp}
          size={15}
        />
        <IconButton
          label={words.down}
          onClick={() => actions.moveRequest(key, 1)}
          Icon={ArrowDown}
          size={15}
        />
        <IconButton
          label={words.copy}
          onClick={() => actions.copyRequest(key, words.copyName(name))}
          Icon={Copy}
          size={15}
        />
        <IconButton
          label={words.remove}
          onClick={() => actions.removeRequest(key)}
          Icon={Trash2}
          size={15}
        />
      </p>
    </section>
  );
}

/** The workload has no proxy, and so no certificate to show. */
function isOutside(analysis: Analysis | undefined, workload: string | undefined): boolean {
  return analysis?.workloads.find(({ id }) => id === workload)?.proxy === "none";
}

function callerOf({ from }: ScenarioRequest, outside: boolean) {
  const words = WORDS.requests;
  if (from.workload !== undefined)
    return <Party who={from.workload} how={outside ? words.plaintext : words.certificate} />;
  if (from.plaintext) return <Party who={from.ip} how={words.plaintext} />;
  if (from.tls !== undefined) return <Party who={from.ip} how={words.simpleTls} />;
  return <Party who={from.principal ?? from.ip} how={words.certificate} />;
}

function Party({ who, how }: { readonly who: string | undefined; readonly how: string }) {
  return (
    <>
      {who} <i>{how}</i>
    </>
  );
}

function tokenOf({ jwt, http }: ScenarioRequest) {
  const words = WORDS.requests;
  if (jwt !== undefined) {
    const { sub, iss } = jwt.claims ?? {};
    return <Party who={String(sub ?? "")} how={words.mintedBy(String(iss ?? ""))} />;
  }
  const pasted = Object.entries(http?.headers ?? {}).some(
    ([name, value]) => name.toLowerCase() === "authorization" && /bearer /i.test(String(value)),
  );
  return <i>{pasted ? words.inHeader : words.none}</i>;
}
