import { Tabs } from "radix-ui";
import type { ComponentType } from "react";
import { FileTab } from "../files/FileTab.tsx";
import { MarkdownTab } from "../files/MarkdownTab.tsx";
import { PictureTab } from "../files/PictureTab.tsx";
import { EMBED } from "../messages/embed.ts";
import { FILES } from "../messages/files.ts";
import { SHARE } from "../messages/share.ts";
import "./share.css";
import { EmbedTab } from "../embed/EmbedTab.tsx";
import { Modal } from "../parts/Modal.tsx";
import { LinkTab } from "./LinkTab.tsx";
import { SharingProvider } from "./sharing-context.tsx";

interface ShareTab {
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType;
}

const TABS: readonly [ShareTab, ...ShareTab[]] = [
  { id: "link", title: SHARE.link, Content: LinkTab },
  { id: "file", title: FILES.file.tab, Content: FileTab },
  { id: "markdown", title: FILES.markdown.tab, Content: MarkdownTab },
  { id: "picture", title: FILES.picture.tab, Content: PictureTab },
  { id: "embed", title: EMBED.tab, Content: EmbedTab },
];

/** The ways to hand on what one sees. */
export function ShareDialog() {
  return (
    <Modal title={SHARE.title} description={SHARE.ways}>
      <SharingProvider>
        <Tabs.Root className="share" defaultValue={TABS[0].id}>
          <Tabs.List className="share-tabs" aria-label={SHARE.title}>
            {TABS.map(({ id, title }) => (
              <Tabs.Trigger key={id} value={id} className="share-tab">
                {title}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {TABS.map(({ id, Content }) => (
            <Tabs.Content key={id} value={id} className="share-content">
              <Content />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </SharingProvider>
    </Modal>
  );
}
