import { DEPTH_NAMES, MESSAGES } from "../messages/lobby.ts";
import { DEPTHS, type Depth } from "./frame.ts";

interface DepthProps {
  readonly depth: Depth;
  readonly onDepth: (depth: Depth) => void;
}

/** How finely the walk is cut: three radio buttons, so that arrows and the Tab key behave as everywhere. */
export function DepthSwitch({ depth, onDepth }: DepthProps) {
  return (
    <fieldset className="lobby-depth">
      <legend className="lobby-hidden">{MESSAGES.depth}</legend>
      {DEPTHS.map((name) => (
        <label key={name} className="lobby-depth-choice">
          <input
            type="radio"
            name="lobby-depth"
            checked={name === depth}
            onChange={() => onDepth(name)}
          />
          <span>{DEPTH_NAMES[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}
