import { Tabs } from "radix-ui";
import type { ComponentType } from "react";
import { WORDS } from "../messages/page.ts";
import "./share.css";
import { Modal } from "../parts/Modal.tsx";
import { LinkTab } from "./LinkTab.tsx";

interface ShareTab {
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType;
}

const TABS: readonly [ShareTab, ...ShareTab[]] = [
  { id: "link", title: WORDS.share.link, Content: LinkTab },
];

/** The ways to hand on what one sees. */
export function ShareDialog() {
  return (
    <Modal title={WORDS.share.title} description={WORDS.share.ways}>
      <Tabs.Root className="share" defaultValue={TABS[0].id}>
        <Tabs.List className="share-tabs" aria-label={WORDS.share.title}>
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
    </Modal>
  );
}
