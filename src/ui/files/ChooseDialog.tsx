import { useStore } from "zustand";
import { showInvisible } from "../../lib/show-invisible.ts";
import { FILES } from "../messages/files.ts";
import { Modal } from "../parts/Modal.tsx";
import { useSite } from "../store-context.tsx";
import "./files.css";
import { filesOf } from "./files-store.ts";
import { openCandidate } from "./open-files.ts";

/** The scenarios of what was opened, when there are several. */
export function ChooseDialog() {
  const site = useSite();
  const files = filesOf(site.store);
  const candidates = useStore(files, (state) => state.candidates) ?? [];
  const words = FILES.choose;
  return (
    <Modal
      title={words.title}
      description={words.explain(candidates.length)}
      onClose={() => files.setState({ candidates: null })}
    >
      <ul className="choices">
        {candidates.map((candidate, index) => {
          const { file, scenario } = candidate;
          const key = `${index}:${file}`;
          return (
            <li key={key}>
              <button
                type="button"
                className="choice"
                onClick={() => openCandidate(site, candidate)}
              >
                <b>{showInvisible(scenario.name || words.unnamed(index))}</b>
                <span>{words.from(file, scenario.requests?.length ?? 0)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
