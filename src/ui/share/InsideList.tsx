import { showInvisible } from "../../lib/show-invisible.ts";
import type { Content, ContentKind } from "../../share/contents.ts";
import { SHARE } from "../messages/share.ts";
import type { ListedContents } from "./use-copy.ts";

/** Values of one kind that are shown; more would make the dialog stand still. */
const SHOWN = 200;
const LONGEST = 120;

/** What the link holds that somebody may not want to hand on, by kind. */
export function InsideList({ listed }: { readonly listed: ListedContents | null }) {
  const words = SHARE.inside;
  return (
    <section className="inside" aria-labelledby="inside-title" aria-busy={listed === null}>
      <h3 id="inside-title">{words.title}</h3>
      {listed === null && <p className="field-note">{words.listing}</p>}
      {listed?.kind === "failed" && <p role="alert">{words.failed(listed.why)}</p>}
      {listed?.kind === "listed" &&
        (listed.contents.groups.length === 0 ? (
          <p className="field-note">{words.nothing}</p>
        ) : (
          <>
            {listed.contents.groups.map(({ kind, values }) => (
              <Kind key={kind} kind={kind} values={values} />
            ))}
            <p className="field-note">{words.note}</p>
          </>
        ))}
    </section>
  );
}

function Kind({
  kind,
  values,
}: {
  readonly kind: ContentKind;
  readonly values: readonly Content[];
}) {
  const words = SHARE.inside;
  return (
    <details className="inside-kind">
      <summary>
        <span className="inside-head">
          <span>{words.kind(kind, values.length)}</span>
          <span className="inside-taste" aria-hidden="true">
            {values
              .slice(0, 3)
              .map(({ value }) => shortened(value, 40))
              .join(", ")}
          </span>
        </span>
      </summary>
      <ul>
        {values.slice(0, SHOWN).map(({ value, count }) => (
          <li key={value}>
            <code>{shortened(value, LONGEST)}</code>
            {count > 1 && (
              <>
                <span aria-hidden="true">{words.times(count)}</span>
                <span className="sr">{words.timesLong(count)}</span>
              </>
            )}
          </li>
        ))}
        {values.length > SHOWN && <li>{words.more(values.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}

/** A long value by its two ends. */
export function shortened(value: string, longest: number): string {
  const shown = showInvisible(value.length > 4 * LONGEST ? value.slice(0, 4 * LONGEST) : value);
  if (value.length <= longest && shown.length <= longest) return shown;
  const end = Math.min(12, Math.floor(longest / 4));
  return `${shown.slice(0, longest - end - 1)}…${showInvisible(value.slice(-end))}`;
}
