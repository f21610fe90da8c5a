import { DEFAULT_EXAMPLE } from "./content/default/default-example.ts";
import type { Lesson } from "./lesson.ts";
import type { ScenarioHead } from "./scenario-text.ts";

/** One scenario of the menu. */
export interface Example extends ScenarioHead {
  readonly id: string;
  /** A scenario document, YAML, with what is expected of each request. */
  readonly text: string;
}

export interface ExampleGroup {
  readonly id: string;
  readonly title: string;
  /** Fetched when the menu opens; never fails but for the network. */
  readonly load: () => Promise<readonly Example[]>;
}

/** The scenario menu, in its order. A new file below `content/examples/<id>/` joins its group by itself. */
export const EXAMPLES: readonly ExampleGroup[] = [
  {
    id: "posts",
    title: "The four posts",
    load: async () => (await import("./content/posts.ts")).POSTS,
  },
  folder("connections", "The door: mTLS, ports, TCP"),
  folder("tokens", "Tokens and claims"),
  folder("callers", "Who is calling"),
  folder("rules", "How rules combine"),
  folder("matching", "Paths, hosts, headers"),
  folder("authorizers", "External authorizers"),
  folder("rollout", "Trying policies out"),
];

/** What the page opens with; at hand without loading anything. */
export const defaultExample = DEFAULT_EXAMPLE;

/** All lessons in their order, fetched when somebody wants to learn. */
export async function loadLessons(): Promise<readonly Lesson[]> {
  return (await import("./lessons.ts")).LESSONS;
}

function folder(id: string, title: string): ExampleGroup {
  return {
    id,
    title,
    load: async () => {
      const { EXAMPLE_FILES } = await import("./content/examples.ts");
      return EXAMPLE_FILES.filter((example) => example.folder === id);
    },
  };
}
