import "./files.css";
import { FILES } from "../messages/files.ts";

/** Over the whole page while a file is dragged over it. */
export function DropTarget() {
  return (
    <div className="drop-target" role="status">
      <p>
        <b>{FILES.drop}</b>
        <span>{FILES.dropHint}</span>
      </p>
    </div>
  );
}
