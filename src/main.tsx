import "./ui/theme.css";
import "./ui/lobby/lobby.css";
import "./ui/css/parts.css";
import "./ui/css/page.css";
import "./ui/css/editor.css";
import "./ui/css/requests.css";
import "./ui/css/why.css";
import "./ui/shortcuts/shortcuts.css";
import { loadEditor } from "./editor/load-editor.ts";
import { startPage } from "./start-page.tsx";

async function start(): Promise<void> {
  if (new URLSearchParams(location.search).has("embed")) {
    const { startEmbed } = await import("./start-embed.tsx");
    await startEmbed();
    return;
  }
  await startPage();
  // After what the page was opened for: the editor is the last of it. If it could not be loaded, the rest still can be.
  await loadEditor().catch(() => null);
  const { startOffline } = await import("./offline/start.ts");
  await startOffline();
}

void start();
