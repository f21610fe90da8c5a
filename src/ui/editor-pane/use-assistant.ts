import { useMemo } from "react";
import type { Assistant } from "../../editor/assist.ts";
import { useSite } from "../store-context.tsx";

/** What the editor asks the engine of the text that is open. */
export function useAssistant(source: string): Assistant {
  const { engine } = useSite();
  return useMemo(
    () => ({
      async complete(text, offset) {
        const outcome = await engine.call("completeAt", { text, offset }, 0);
        return outcome.kind === "value" ? outcome.value : [];
      },
      async describe(text, offset) {
        const outcome = await engine.call("describeAt", { text, source, offset }, 0);
        return outcome.kind === "value" ? outcome.value : null;
      },
    }),
    [engine, source],
  );
}
