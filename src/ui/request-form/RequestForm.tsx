import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ScenarioRequest } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import type { StandingRequest } from "../../state/draft.ts";
import { judgementOf } from "../../state/selectors.ts";
import { Mark } from "../lobby/figures/Mark.tsx";
import { FORM } from "../messages/forms.ts";
import { WORDS } from "../messages/page.ts";
import { TextField } from "../parts/fields.tsx";
import { IconButton } from "../parts/IconButton.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { verdictWords } from "../verdict-words.ts";
import { AskFields } from "./AskFields.tsx";
import { CallerFields } from "./CallerFields.tsx";
import { ExpectFields } from "./ExpectFields.tsx";
import { TargetFields } from "./TargetFields.tsx";
import { TokenFields } from "./TokenFields.tsx";

/** What every part of the form gets: the request, and how to change it. */
export interface PartProps {
  readonly request: ScenarioRequest;
  readonly onChange: (request: ScenarioRequest) => void;
}

/** Every field of one request. Changes count at once: the verdict above follows while one types. */
export function RequestForm({ standing }: { readonly standing: StandingRequest }) {
  const { store } = useSite();
  const { key, request } = standing;
  const judgement = useLobby((state) => judgementOf(state, key));
  const { closeForm, editRequest } = store.getState();
  const onChange = (next: ScenarioRequest) => editRequest(key, next);
  const words = judgement === null ? null : verdictWords(judgement, request);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section
      className="request-form"
      aria-label={FORM.request.title}
      onKeyDown={({ key: pressed }) => {
        if (pressed === "Escape") closeForm();
      }}
    >
      <header className="pane-head form-head">
        <IconButton ref={back} label={FORM.request.back} Icon={ArrowLeft} onClick={closeForm} />
        <h2>{FORM.request.title}</h2>
        <span className="grow" />
        {words !== null && (
          <p className={`form-verdict tone-${words.tone}`}>
            <Mark kind={words.mark} size={16} /> <b>{words.status}</b>
          </p>
        )}
      </header>
      <div className="form-body">
        <TextField
          label={FORM.request.name}
          mono={false}
          value={request.name}
          onChange={(name) => onChange(withField(request, "name", name))}
        />
        <CallerFields request={request} onChange={onChange} />
        <TargetFields request={request} onChange={onChange} />
        <AskFields request={request} onChange={onChange} />
        {request.http !== undefined && <TokenFields request={request} onChange={onChange} />}
        <ExpectFields request={request} onChange={onChange} judgement={judgement} />
        <p className="modal-actions">
          <button type="button" className="btn btn-primary" onClick={closeForm}>
            {WORDS.page.done}
          </button>
        </p>
      </div>
    </section>
  );
}
