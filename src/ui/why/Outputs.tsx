import type { Judgement, ScenarioRequest } from "../../engine/index.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { WORDS } from "../messages/page.ts";
import { inline } from "../parts/Prose.tsx";
import { sentence } from "../verdict-words.ts";
import { Applies } from "./Applies.tsx";
import { clientView, logView } from "./outputs.ts";

interface OutputsProps {
  readonly judgement: Judgement;
  readonly request: ScenarioRequest;
  readonly trace: Trace | null;
}

/** What can be seen from outside, and what the verdict rests on. */
export function Outputs({ judgement, request, trace }: OutputsProps) {
  const client = clientView(judgement, request);
  const log = logView(judgement, request);
  const { outcome, upstream } = judgement.verdict;
  const workload = request.to.workload.split("/").at(-1) ?? "";
  return (
    <div className="outputs">
      <h3>{WORDS.why.client}</h3>
      <pre className="output">
        <b>{client.first}</b>
        {client.rest !== "" && `\n${client.rest}`}
        {outcome === "allowed" && `\n\n${WORDS.why.anyAnswer(workload)}`}
        {outcome === "refused" && `\n\n${WORDS.why.noAnswer}`}
      </pre>
      <h3>{WORDS.why.log}</h3>
      <pre className="output">
        {log.before}
        <b>{log.strong}</b>
        {log.after}
      </pre>
      {upstream !== undefined && (
        <>
          <h3>{WORDS.why.workload}</h3>
          <pre className="output">
            <b>
              {request.http?.method ?? "GET"} {upstream.path}
            </b>
            {Object.entries(upstream.headers)
              .flatMap(([name, values]) => values.map((value) => `\n${name}: ${shorten(value)}`))
              .join("")}
          </pre>
        </>
      )}
      {trace !== null && <Applies trace={trace} />}
      {judgement.notes.length > 0 && (
        <>
          <h3>{WORDS.why.notes}</h3>
          <ul className="notes">
            {judgement.notes.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{inline(sentence(message))}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const LONG = 160;

/** A token is a wall of letters; its head tells it from another. */
function shorten(value: string): string {
  return value.length > LONG ? `${value.slice(0, 60)}…` : value;
}
