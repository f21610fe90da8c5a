import { readHead, type ScenarioHead } from "../scenario-text.ts";

/** One file below `examples/`: its folder is its group, its file name its id. */
export interface ExampleFile extends ScenarioHead {
  readonly id: string;
  readonly folder: string;
  /** A scenario document, YAML. */
  readonly text: string;
}

const files = import.meta.glob<string>("./examples/*/*.lobby.yaml", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** Every example, in the order of its path. */
export const EXAMPLE_FILES: readonly ExampleFile[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, text]) => {
    const [folder = "", file = ""] = path.split("/").slice(-2);
    return { id: `${folder}/${file.replace(".lobby.yaml", "")}`, folder, text, ...readHead(text) };
  });
