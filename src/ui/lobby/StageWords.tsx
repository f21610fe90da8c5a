import { BAY_NAMES, MESSAGES } from "../messages/lobby.ts";
import { codeParts, sentence } from "./describe.ts";
import type { Frame } from "./frame.ts";
import { namespacedName } from "./truncate.ts";

interface HeadingProps {
  /** `namespace/name`; empty while nothing is called. */
  readonly label: string;
  readonly port: number | undefined;
  readonly proxy: string | undefined;
}

/** `Section through default/backend :8080, sidecar`. */
export function Heading({ label, port, proxy }: HeadingProps) {
  if (label === "") {
    return (
      <h2 className="lobby-heading">
        {MESSAGES.section} <b>{MESSAGES.nothingYet}</b>
      </h2>
    );
  }
  const details = [port === undefined ? undefined : `:${port}`, proxy].filter(
    (part) => part !== undefined,
  );
  return (
    <h2 className="lobby-heading" title={label}>
      {MESSAGES.section} <b>{namespacedName(label)}</b> <small>{details.join(", ")}</small>
    </h2>
  );
}

interface SentenceProps {
  readonly frame: Frame | null;
  /** Somebody calls, and the answer is on its way: nothing is said yet. */
  readonly waiting: boolean;
}

/** The step in one sentence, after the name of where it happens; what is Istio's stays in mono. */
export function Sentence({ frame, waiting }: SentenceProps) {
  if (frame === null) {
    return <p className="lobby-sentence">{waiting ? "\u00a0" : MESSAGES.emptyScene}</p>;
  }
  return (
    <p className="lobby-sentence" title={frame.sentence.replaceAll("`", "")}>
      <b>{BAY_NAMES[frame.bay]}</b>{" "}
      {codeParts(sentence(frame.sentence)).map(({ text, at, code }) =>
        code ? <code key={at}>{text}</code> : text,
      )}
    </p>
  );
}
