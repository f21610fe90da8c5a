import { ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { WORDS } from "../messages/page.ts";
import { useSite } from "../store-context.tsx";
import { takeFiles } from "./take-files.ts";

/** Ways to bring in what one has: pasted, or as a file. */
export function PasteMenu() {
  const site = useSite();
  const picker = useRef<HTMLInputElement>(null);
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
          <DropdownMenu.Item className="menu-entry" onSelect={() => picker.current?.click()}>
            {WORDS.paste.openFile}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json,.jsonl,.txt"
        aria-label={WORDS.paste.openFile}
        onChange={({ currentTarget }) => {
          void takeFiles(site, [...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
