export type EmbedTheme = "system" | "light" | "dark";

export interface EmbedOptions {
  readonly theme: EmbedTheme;
  /** In pixels. */
  readonly height: number;
  /** What the frame is called for whoever hears it. */
  readonly title: string;
}

/** Scripts of its own, and a window for "Open in Lobby" that is a full page again. */
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/** The page's address with `?embed` and a fragment, whatever else stood in its query. */
export function embedAddress(page: string, theme: EmbedTheme): string {
  const [bare = "", fragment] = page.split("#");
  const [path = ""] = bare.split("?");
  const query = theme === "system" ? "?embed" : `?embed&theme=${theme}`;
  return `${path}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** The address of the whole page for the same fragment. */
export function fullAddress(embedded: string): string {
  const [bare = "", fragment] = embedded.split("#");
  const [path = ""] = bare.split("?");
  return fragment === undefined || fragment === "" ? path : `${path}#${fragment}`;
}

/** HTML that shows the page at this address within another. */
export function embedCode(page: string, { theme, height, title }: EmbedOptions): string {
  const address = embedAddress(page, theme);
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" sandbox="${SANDBOX}" referrerpolicy="no-referrer" loading="lazy" width="100%" height="${height}" style="border: 1px solid #b4bfc6; border-radius: 4px"></iframe>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
