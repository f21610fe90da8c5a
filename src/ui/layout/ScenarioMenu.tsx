import { ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import { defaultExample, EXAMPLES, type Example } from "../../scenarios/catalog.ts";
import { WORDS } from "../messages/page.ts";
import { PRESENT } from "../messages/present.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { openScenarioText } from "./open-text.ts";

const KeptMenu = lazy(async () => ({
  default: (await import("../shelf/KeptMenu.tsx")).KeptMenu,
}));

interface LoadedGroup {
  readonly id: string;
  readonly title: string;
  readonly examples: readonly Example[];
}

/** The scenario's name, and behind it every example with the sentence that says what it teaches. */
export function ScenarioMenu() {
  const site = useSite();
  const name = useLobby(({ draft }) => showInvisible(draft.settings.name ?? ""));
  const [groups, setGroups] = useState<readonly LoadedGroup[] | "failed" | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = (open: boolean) => {
    if (!open || Array.isArray(groups)) return;
    loadGroups().then(setGroups, () => setGroups("failed"));
  };
  const openExample = async (example: Example) => {
    setTrouble(await openScenarioText(site, example.text, "catalog", example.title));
  };
  const { openScenario, openPanel } = site.store.getState();
  return (
    <>
      <DropdownMenu.Root modal={false} onOpenChange={load}>
        <DropdownMenu.Trigger className="btn btn-quiet scenario-name" title={name ?? ""}>
          <span>{name === undefined || name === "" ? WORDS.page.untitled : name}</span>
          <ChevronDown size={16} aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content tabIndex={0} className="menu menu-wide" align="start" sideOffset={4}>
          <Entry
            title={defaultExample.name ?? ""}
            teaches={defaultExample.description ?? ""}
            onSelect={() => openScenario(defaultExample, "catalog")}
          />
          <Entry
            title={WORDS.menu.empty}
            teaches={WORDS.menu.emptyTeaches}
            onSelect={() => openScenario({ lobby: 1 }, "catalog")}
          />
          <DropdownMenu.Item
            className="menu-entry narrow-only"
            onSelect={() => openPanel("lessons")}
          >
            <b>{WORDS.lessons.menu}</b>
            <span>{WORDS.lessons.intro}</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-entry narrow-only" onSelect={() => openPanel("paste")}>
            <b>{WORDS.paste.intoTab}</b>
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-entry narrow-only"
            onSelect={() => site.store.getState().setPresenting(true)}
          >
            <b>{PRESENT.start}</b>
          </DropdownMenu.Item>
          {site.kept !== null && (
            <Suspense fallback={null}>
              <KeptMenu kept={site.kept} onTrouble={setTrouble} />
            </Suspense>
          )}
          {groups === null && <p className="menu-note">{WORDS.menu.loading}</p>}
          {groups === "failed" && <p className="menu-note">{WORDS.menu.failed}</p>}
          {Array.isArray(groups) &&
            groups.map((group: LoadedGroup) => (
              <DropdownMenu.Group key={group.id}>
                <DropdownMenu.Label className="menu-label">{group.title}</DropdownMenu.Label>
                {group.examples.map((example) => (
                  <Entry
                    key={example.id}
                    title={example.title}
                    teaches={example.teaches}
                    onSelect={() => void openExample(example)}
                  />
                ))}
              </DropdownMenu.Group>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {trouble !== null && (
        <span role="alert" className="top-note">
          {WORDS.menu.unreadable(trouble)}
        </span>
      )}
    </>
  );
}

interface EntryProps {
  readonly title: string;
  readonly teaches: string;
  readonly onSelect: () => void;
}

function Entry({ title, teaches, onSelect }: EntryProps) {
  return (
    <DropdownMenu.Item className="menu-entry" textValue={title} onSelect={onSelect}>
      <b>{title}</b>
      <span>{teaches}</span>
    </DropdownMenu.Item>
  );
}

function loadGroups(): Promise<readonly LoadedGroup[]> {
  return Promise.all(
    EXAMPLES.map(async ({ id, title, load }) => ({ id, title, examples: await load() })),
  );
}
