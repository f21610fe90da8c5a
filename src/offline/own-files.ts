/** The name of the meta tag in which the build lists what index.html does not load itself. */
export const OWN_FILES = "lobby-files";

/**
 * Loads what the page has for later: its lazy scripts (fetched and parsed, not run), their styles, its fonts. After it,
 * using the page asks for nothing. A file that cannot be had is left to the moment when it is needed.
 */
export async function loadOwnFiles(document: Document): Promise<void> {
  const listed =
    document.head.querySelector<HTMLMetaElement>(`meta[name="${OWN_FILES}"]`)?.content ?? "";
  await Promise.all(
    listed
      .split(" ")
      .filter(Boolean)
      .map((file) => load(document, file)),
  );
  // Faces of styles that nothing has used yet, such as the editor's icons.
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}

function load(document: Document, file: string): Promise<void> {
  const href = new URL(file, document.baseURI).href;
  const rel = file.endsWith(".css") ? "stylesheet" : "modulepreload";
  const present = [...document.querySelectorAll<HTMLLinkElement>(`link[rel="${rel}"]`)];
  if (present.some((link) => link.href === href)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = rel;
  // As the bundler's own links are, so that the two count as one.
  link.crossOrigin = "";
  link.href = href;
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
