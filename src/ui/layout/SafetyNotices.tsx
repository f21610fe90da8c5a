import { SAFETY } from "../messages/limits.ts";
import { inline } from "../parts/Prose.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { Notice } from "./Notice.tsx";

/** What the page did to protect itself, said once: the engine started again, and what a scenario says in vain. */
export function SafetyNotices() {
  const { store } = useSite();
  const restarted = useLobby((state) => state.restarted);
  const passedOver = useLobby((state) => state.passedOver);
  const { forgetRestart, passOver } = store.getState();
  const [first] = passedOver;
  return (
    <>
      {restarted !== null && (
        <Notice onDismiss={forgetRestart}>
          <p>
            <b>{SAFETY.restarted(restarted.cause)}</b> {SAFETY.restartedRest(restarted)}
          </p>
        </Notice>
      )}
      {first !== undefined && (
        <Notice onDismiss={() => passOver([])}>
          <p>
            <b>{SAFETY.passedOver}</b> {inline(SAFETY.passedOverRest(first, passedOver.length - 1))}
          </p>
        </Notice>
      )}
    </>
  );
}
