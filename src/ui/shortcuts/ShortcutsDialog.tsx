import { saveKey } from "../files/save-key.ts";
import { FILE_GATE } from "../messages/file-gate.ts";
import { WORDS } from "../messages/page.ts";
import { Modal } from "../parts/Modal.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { SHORTCUTS } from "./shortcuts.ts";

/** The list of shortcuts, and the switch that turns them off. */
export function ShortcutsDialog() {
  const { store } = useSite();
  const on = useLobby((state) => state.shortcuts);
  return (
    <Modal title={WORDS.keys.title} description={WORDS.keys.explain}>
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => store.getState().setShortcuts(currentTarget.checked)}
        />
        {WORDS.keys.on}
      </label>
      <dl className="keys">
        {SHORTCUTS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{WORDS.keys.list[what]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{saveKey()}</kbd>
          </dt>
          <dd>{FILE_GATE.save}</dd>
        </div>
      </dl>
    </Modal>
  );
}
