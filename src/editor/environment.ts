/**
 * What Monaco asks of the page that it is in. It must run before Monaco does; load-editor.ts sees to it.
 */
import editorWorkerUrl from "monaco-editor/editor/editor.worker?worker&url";
import { ownScript } from "../lib/trusted-urls.ts";

/**
 * Monaco's names for the places where it writes HTML that it has escaped, as far as this page uses them; index.html's
 * policy lists the same. The others get none: what they would write is refused. That includes Monaco's own way of
 * starting workers, which takes any address.
 */
const HTML_POLICIES = [
  "domLineBreaksComputer",
  "editorViewLayer",
  "richScreenReaderContent",
  "standaloneColorizer",
  "tokenizeToString",
];

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: unknown) => unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

const startWorker = () => new Worker(ownScript(editorWorkerUrl), { type: "module" });

/** Monaco starts its worker at the first key; this one has been fetched by then, while the page is still loading. */
let ready: Worker | null = startWorker();

function takeWorker(): Worker {
  const worker = ready ?? startWorker();
  ready = null;
  return worker;
}

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: takeWorker,
    createTrustedTypesPolicy: (name: string, rules: unknown) =>
      HTML_POLICIES.includes(name) ? trustedTypes?.createPolicy(name, rules) : undefined,
  },
});
