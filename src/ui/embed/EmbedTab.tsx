import { useMemo, useState } from "react";
import { writeLink } from "../../share/codec.ts";
import { sharedState } from "../../state/selectors.ts";
import { EMBED } from "../messages/embed.ts";
import { FILES } from "../messages/files.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useSharedCopy } from "../share/sharing-context.tsx";
import { useSite } from "../store-context.tsx";
import { type EmbedTheme, embedCode } from "./embed-code.ts";

const THEMES = ["system", "light", "dark"] as const satisfies readonly EmbedTheme[];
/** The scene, its timeline, the verdict and two lines of reason. */
const HEIGHT = { least: 420, first: 560, most: 2000 } as const;

/** The HTML that puts what one sees into another page. */
export function EmbedTab() {
  const { store, addressOf } = useSite();
  const [theme, setTheme] = useState<EmbedTheme>("system");
  const [height, setHeight] = useState<number>(HEIGHT.first);
  const { scenario, state } = useSharedCopy();
  const link = useMemo(
    () => writeLink({ ...sharedState(store.getState()), scenario }),
    [store, scenario],
  );
  if (link.kind === "too-long") return <p>{EMBED.tooLong}</p>;
  const title = scenario.name || EMBED.label;
  const code = embedCode(addressOf(link.hash), { theme, height, title });
  return (
    <div className="embed-tab">
      <p className="modal-text">{EMBED.explain}</p>
      {state.kind === "made" && <p className="field-note">{FILES.copyNote}</p>}
      <div className="field-row">
        <label className="field">
          <span>{EMBED.theme}</span>
          <select
            className="text-input"
            value={theme}
            onChange={({ currentTarget }) =>
              setTheme(THEMES.find((one) => one === currentTarget.value) ?? "system")
            }
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {EMBED.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{EMBED.height}</span>
          <input
            className="text-input"
            type="number"
            min={HEIGHT.least}
            max={HEIGHT.most}
            step={20}
            value={height}
            onChange={({ currentTarget }) => setHeight(currentTarget.valueAsNumber || HEIGHT.first)}
          />
        </label>
      </div>
      <label className="field">
        <span>{EMBED.code}</span>
        <textarea
          className="code-input"
          readOnly
          rows={6}
          value={code}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <p className="field-note">{EMBED.sandbox}</p>
      <p className="modal-actions">
        <CopyButton text={code} primary>
          {EMBED.copy}
        </CopyButton>
      </p>
    </div>
  );
}
