import { lazy, Suspense } from "react";
import { Announcer } from "./Announcer.tsx";
import { EditorPane } from "./editor-pane/EditorPane.tsx";
import { FileGate } from "./files/FileGate.tsx";
import { About } from "./layout/About.tsx";
import { JumpBar } from "./layout/JumpBar.tsx";
import { Notices } from "./layout/Notices.tsx";
import { Panes } from "./layout/Panes.tsx";
import { StagePane } from "./layout/StagePane.tsx";
import { TopBar } from "./layout/TopBar.tsx";
import { LessonPanel } from "./lessons/LessonPanel.tsx";
import { Defs } from "./lobby/figures/Defs.tsx";
import { RequestsPane } from "./requests/RequestsPane.tsx";
import { Shortcuts } from "./shortcuts/Shortcuts.tsx";
import { useLobby } from "./store-context.tsx";
import { WhyPane } from "./why/WhyPane.tsx";

const LessonDialog = lazy(async () => ({
  default: (await import("./lessons/LessonDialog.tsx")).LessonDialog,
}));
const MeshDialog = lazy(async () => ({
  default: (await import("./mesh/MeshDialog.tsx")).MeshDialog,
}));
const PasteDialog = lazy(async () => ({
  default: (await import("./layout/PasteDialog.tsx")).PasteDialog,
}));
const ShareDialog = lazy(async () => ({
  default: (await import("./share/ShareDialog.tsx")).ShareDialog,
}));
const ShelfDialog = lazy(async () => ({
  default: (await import("./shelf/ShelfDialog.tsx")).ShelfDialog,
}));
const Presenter = lazy(async () => ({
  default: (await import("./presenter/Presenter.tsx")).Presenter,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import("./shortcuts/ShortcutsDialog.tsx")).ShortcutsDialog,
}));

const DIALOGS = {
  lessons: LessonDialog,
  mesh: MeshDialog,
  paste: PasteDialog,
  share: ShareDialog,
  shelf: ShelfDialog,
  shortcuts: ShortcutsDialog,
} as const;

/** The page, or the same facts for a room. */
export function App() {
  const panel = useLobby((state) => state.panel);
  const presenting = useLobby((state) => state.presenting);
  const Dialog = panel === null ? null : DIALOGS[panel];
  return (
    <>
      <Defs />
      <Page hidden={presenting} />
      {presenting && (
        <Suspense fallback={null}>
          <Presenter />
        </Suspense>
      )}
      <Announcer />
      <Shortcuts />
      <FileGate />
      {Dialog !== null && (
        <Suspense fallback={null}>
          <Dialog />
        </Suspense>
      )}
    </>
  );
}

/**
 * The text on the left, the lobby above, the requests and the reasons below it. Hidden it stays as it is, with the editor's
 * undo; only the lobby goes, which the presenter view shows itself.
 */
function Page({ hidden }: { readonly hidden: boolean }) {
  return (
    <div className="page-parts" hidden={hidden}>
      <TopBar />
      <Panes
        text={
          <>
            <About />
            <LessonPanel />
            <EditorPane />
          </>
        }
        stage={hidden ? null : <StagePane />}
        requests={<RequestsPane />}
        why={<WhyPane />}
      />
      <JumpBar />
      <Notices />
    </div>
  );
}
