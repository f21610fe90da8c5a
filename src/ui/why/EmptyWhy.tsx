import { WORDS } from "../messages/page.ts";
import { inline } from "../parts/Prose.tsx";
import { describeRequest } from "../requests/new-request.ts";
import { useSite } from "../store-context.tsx";

/** Nobody calls yet: what to do first. */
export function EmptyWhy() {
  const { store } = useSite();
  const { openPanel } = store.getState();
  const words = WORDS.empty;
  return (
    <section className="why why-empty" aria-label={WORDS.why.label}>
      <h2>{words.title}</h2>
      <p>{inline(words.text)}</p>
      <p className="why-acts">
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => describeRequest({ store })}
        >
          {words.describe}
        </button>
        <button type="button" className="btn" onClick={() => openPanel("paste")}>
          {words.paste}
        </button>
        <button type="button" className="btn" onClick={() => openPanel("lessons")}>
          {words.lesson}
        </button>
      </p>
      <p className="fine">{words.fine}</p>
    </section>
  );
}
