import "./ui/theme.css";
import "./ui/lobby/lobby.css";
import "./ui/css/parts.css";
import "./ui/css/page.css";
import "./ui/css/editor.css";
import "./ui/css/requests.css";
import "./ui/css/why.css";
import "./ui/shortcuts/shortcuts.css";
import { startPage } from "./start-page.tsx";

if (new URLSearchParams(location.search).has("embed")) {
  const { startEmbed } = await import("./start-embed.tsx");
  await startEmbed();
} else {
  await startPage();
  // After what the page was opened for: the editor is the last of it. If it could not be loaded, the rest still can be.
  void import("./editor/PolicyEditor.tsx")
    .catch(() => null)
    .then(() => import("./offline/start.ts"))
    .then(({ startOffline }) => startOffline());
}
