import { type ReactNode, useRef } from "react";
import { WORDS } from "../messages/page.ts";
import { useSite } from "../store-context.tsx";
import { ENDINGS, fileSource, pickSources, type Source } from "./sources.ts";

/**
 * A way to choose files: with the picker that can write back where the browser has one, else with `input`, which the
 * caller puts anywhere on the page.
 */
export function useFileChoice(): { readonly choose: () => void; readonly input: ReactNode } {
  const site = useSite();
  const picker = useRef<HTMLInputElement>(null);
  const open = async (sources: readonly Source[]) => {
    const { openSources } = await import("./open-files.ts");
    await openSources(site, sources);
  };
  const choose = async () => {
    const picked = await pickSources();
    if (picked.kind === "picked") await open(picked.value);
    else if (picked.kind === "unavailable") picker.current?.click();
  };
  return {
    choose: () => void choose(),
    input: (
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={ENDINGS.join(",")}
        aria-label={WORDS.paste.openFile}
        onChange={({ currentTarget }) => {
          void open([...(currentTarget.files ?? [])].map(fileSource));
          currentTarget.value = "";
        }}
      />
    ),
  };
}
