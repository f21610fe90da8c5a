import { ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useFileChoice } from "../files/FileChoice.tsx";
import { saveKey } from "../files/save-key.ts";
import { FILE_GATE } from "../messages/file-gate.ts";
import { WORDS } from "../messages/page.ts";
import { useSite } from "../store-context.tsx";

/** Ways to bring in what one has, pasted or as a file, and to take it out as one. */
export function PasteMenu() {
  const site = useSite();
  const { choose, input } = useFileChoice();
  const save = () => void import("../files/save.ts").then(({ saveScenario }) => saveScenario(site));
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="btn btn-quiet wide-only">
          {WORDS.paste.menu}
          <ChevronDown size={16} aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content tabIndex={0} className="menu" align="start" sideOffset={4}>
          <DropdownMenu.Item
            className="menu-entry"
            onSelect={() => site.store.getState().openPanel("paste")}
          >
            {WORDS.paste.intoTab}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-entry" onSelect={choose}>
            {WORDS.paste.openFile}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-entry" onSelect={save}>
            {FILE_GATE.save} <span>{saveKey()}</span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {input}
    </>
  );
}
