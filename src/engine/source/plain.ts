import type { YamlNode } from "./yaml.ts";

/** A YAML value as plain data. Keys such as `__proto__` are ordinary keys. */
export function plain(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  }
}
