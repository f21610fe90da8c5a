import { Plus } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { chosenRequest, countInside } from "../../state/selectors.ts";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { ChosenRequest } from "./ChosenRequest.tsx";
import { describeRequest } from "./new-request.ts";
import { RequestList } from "./RequestList.tsx";

const RequestForm = lazy(async () => ({
  default: (await import("../request-form/RequestForm.tsx")).RequestForm,
}));

/** The standing requests with their verdicts, or the chosen one in its form. */
export function RequestsPane() {
  const { store } = useSite();
  const editing = useLobby((state) => state.editing);
  const chosen = useLobby(chosenRequest);
  const count = useLobby(({ draft }) => draft.requests.length);
  const inside = useLobby(countInside);
  const judged = useLobby(({ answer }) => answer !== null);
  const wasEditing = useRef(false);
  if (editing) wasEditing.current = true;
  if (editing && chosen !== null) {
    return (
      <Suspense fallback={null}>
        <RequestForm key={chosen.key} standing={chosen} />
      </Suspense>
    );
  }
  return (
    <section aria-label={WORDS.requests.title} className="requests">
      <header className="pane-head">
        <h2>{WORDS.requests.title}</h2>
        {count > 0 && judged && <span>{WORDS.requests.getIn(inside, count)}</span>}
        <span className="grow" />
        <button
          type="button"
          className="btn btn-icon"
          aria-label={WORDS.requests.add}
          title={WORDS.requests.add}
          onClick={() => describeRequest({ store })}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      </header>
      <RequestList takesFocus={wasEditing.current} />
      {chosen !== null && <ChosenRequest standing={chosen} />}
    </section>
  );
}
