import { type FormEvent, type ReactNode, useState } from "react";
import type { Home } from "../../state/kept-copy.ts";
import { sharedState } from "../../state/selectors.ts";
import type { Saved } from "../../state/shelf.ts";
import { KEEPING, whenWords } from "../messages/keeping.ts";
import { type KeptHere, useLobby, useSite } from "../store-context.tsx";

interface KeepFormProps {
  readonly kept: KeptHere;
  readonly onKept: () => void;
}

type Outcome = Saved | { readonly kind: "needs-name" };

/** Keeps what is open under a name, and never over what another tab made of it meanwhile. */
export function KeepForm({ kept, onKept }: KeepFormProps) {
  const { store } = useSite();
  const current = useLobby(({ draft }) => draft.settings.name ?? "");
  const home = useLobby((state) => state.home);
  const edited = useLobby((state) => state.edited);
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const name = (typed ?? current).trim();

  const keep = async (at: Home | null, over: boolean) => {
    if (name === "") {
      setOutcome({ kind: "needs-name" });
      return;
    }
    const before = store.getState();
    const shared = sharedState(before);
    const state = { ...shared, scenario: { ...shared.scenario, name } };
    const saved = await (at === null ? kept.shelf.add(state) : kept.shelf.save(at, state, over));
    setOutcome(saved);
    if (saved.kind !== "saved") return;
    // What was typed while it was written is not in it.
    const isSame = store.getState().draft === before.draft;
    store.getState().keptAs(saved.home, name);
    if (!isSame) store.setState({ edited: true });
    setTyped(null);
    kept.keepNow();
    onKept();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void keep(home, false);
  };
  const isAsKept = home !== null && !edited && (typed === null || typed === current);
  return (
    <form className="shelf-now" onSubmit={onSubmit} aria-label={KEEPING.now}>
      <label className="field">
        <span>{KEEPING.name}</span>
        <input
          className="text-input"
          value={typed ?? current}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      {home !== null && (
        <button type="button" className="btn" onClick={() => void keep(null, false)}>
          {KEEPING.keepAnother}
        </button>
      )}
      <button type="submit" className="btn btn-primary" disabled={isAsKept}>
        {home === null ? KEEPING.keep : KEEPING.save}
      </button>
      <Answer outcome={outcome} name={name}>
        <button type="button" className="btn btn-primary" onClick={() => void keep(null, false)}>
          {KEEPING.keepBoth}
        </button>
        <button type="button" className="btn" onClick={() => void keep(home, true)}>
          {KEEPING.replace}
        </button>
      </Answer>
    </form>
  );
}

interface AnswerProps {
  readonly outcome: Outcome | null;
  readonly name: string;
  /** The ways out of a conflict. */
  readonly children: ReactNode;
}

function Answer({ outcome, name, children }: AnswerProps) {
  switch (outcome?.kind) {
    case undefined:
      return null;
    case "saved":
      return (
        <p className="shelf-said" role="status">
          {KEEPING.saved(name)}
        </p>
      );
    case "changed":
      return (
        <div className="shelf-said shelf-conflict" role="alert">
          <p>{KEEPING.conflict(name, whenWords(outcome.when))}</p>
          {children}
        </div>
      );
    case "needs-name":
      return (
        <p className="shelf-said field-error" role="alert">
          {KEEPING.needsName}
        </p>
      );
    case "full":
    case "forbidden":
      return (
        <p className="shelf-said field-error" role="alert">
          {outcome.kind === "full" ? KEEPING.failed.full : KEEPING.unreachable}
        </p>
      );
  }
}
