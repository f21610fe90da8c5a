import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { OWN_FILES } from "../src/offline/own-files.ts";

/**
 * Writes into index.html what it does not load itself (lazy scripts and styles), so that the page can load it for later;
 * and the icon, which a browser would ask for again whenever the address changes.
 */
export function ownFiles(): Plugin {
  return {
    name: "lobby-own-files",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const lazy = Object.values(bundle)
          .filter(({ type, fileName }) => type === "chunk" || fileName.endsWith(".css"))
          .map(({ fileName }) => fileName)
          .filter((fileName) => !html.includes(fileName))
          .sort();
        const icon = readFileSync(new URL("../public/favicon.svg", import.meta.url), "utf8");
        const inline = `data:image/svg+xml,${encodeURIComponent(icon.replaceAll(/\n\s*/g, ""))}`;
        return {
          html: html.replace('href="./favicon.svg"', `href="${inline}"`),
          tags: [
            {
              tag: "meta",
              attrs: { name: OWN_FILES, content: lazy.join(" ") },
              injectTo: "head",
            },
          ],
        };
      },
    },
  };
}

const CDN = /https:\/\/cdn\.jsdelivr\.net\/npm\/monaco-editor@[\w.]+\/min\/vs/;

/**
 * Takes the address out of Monaco's React binding that it would load Monaco from if it were not given one. It is given one
 * (src/editor/monaco.ts); without the address nothing could go there by mistake.
 */
export function withoutCdn(): Plugin {
  return {
    name: "lobby-without-cdn",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/@monaco-editor/loader/") || !CDN.test(code)) return null;
      return { code: code.replace(CDN, "about:invalid"), map: null };
    },
  };
}
