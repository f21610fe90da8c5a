import { readFileSync } from "node:fs";

/** What docs/self-hosting.md says that a server sends; the tests hold it against what one does send. */
export interface HostingGuide {
  /** The headers of the answer to a path below the page's folder, `""` being the page itself. */
  readonly headersOf: (path: string, embedded?: boolean) => Readonly<Record<string, string>>;
  readonly typeOf: (path: string) => string | undefined;
}

export function readHostingGuide(): HostingGuide {
  const guide = readFileSync(new URL("../../docs/self-hosting.md", import.meta.url), "utf8");
  const block = (name: string): Readonly<Record<string, string>> => {
    const text = guide.match(new RegExp(`^\`\`\`http ${name}\\n([\\s\\S]*?)^\`\`\``, "m"))?.[1];
    if (text === undefined) throw new Error(`docs/self-hosting.md has no block \`http ${name}\``);
    return Object.fromEntries(
      text
        .trim()
        .split("\n")
        .map((line) => {
          const [name = "", ...value] = line.split(": ");
          return [name.toLowerCase(), value.join(": ")];
        }),
    );
  };
  const types = new Map(
    [...guide.matchAll(/^\| `(\.\w+)` \| `([^`]+)` \|$/gm)].map(([, ending, type]) => [
      ending,
      type,
    ]),
  );
  return {
    headersOf(path, embedded = false) {
      const kind = path.startsWith("assets/") ? "assets" : path === "theme.js" ? "theme" : "others";
      const headers = { ...block("every"), ...block(kind) };
      const policy = headers["content-security-policy"] ?? "";
      return {
        ...headers,
        "content-security-policy": embedded
          ? policy.replace("frame-ancestors 'none'", "frame-ancestors *")
          : policy,
      };
    },
    typeOf: (path) => types.get(path === "" ? ".html" : path.slice(path.lastIndexOf("."))),
  };
}
