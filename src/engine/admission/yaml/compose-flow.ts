import { YamlProblem } from "./problem.ts";
import { type Composer, emptyScalar, type Remember, type YamlTree } from "./tree.ts";

export function flowSequence(composer: Composer, remember: Remember): YamlTree {
  const { scanner } = composer;
  const items: YamlTree[] = [];
  const node = remember({ kind: "sequence" as const, items, start: scanner.peek().start, end: 0 });
  scanner.skip();
  for (let isFirst = true; ; isFirst = false) {
    if (!nextInFlow(composer, "flow-sequence-end", isFirst)) break;
    items.push(scanner.peek().kind === "key" ? singlePair(composer) : composer.node("flow"));
  }
  node.end = scanner.peek().end;
  scanner.skip();
  return node;
}

/** Takes the `,` before an item; false at the end of the collection. */
function nextInFlow(
  composer: Composer,
  end: "flow-sequence-end" | "flow-mapping-end",
  isFirst: boolean,
): boolean {
  const { scanner } = composer;
  const next = scanner.peek();
  if (next.kind === end) return false;
  if (isFirst) return true;
  if (next.kind !== "flow-entry") {
    const bracket = end === "flow-sequence-end" ? "]" : "}";
    throw new YamlProblem(`did not find expected ',' or '${bracket}'`, next.start);
  }
  scanner.skip();
  return scanner.peek().kind !== end;
}

/** `key: value` in a flow sequence, which is a mapping of its own. */
function singlePair(composer: Composer): YamlTree {
  const { scanner } = composer;
  const start = scanner.peek().start;
  scanner.skip();
  const next = scanner.peek();
  const hasKey =
    next.kind !== "value" && next.kind !== "flow-entry" && next.kind !== "flow-sequence-end";
  const key = hasKey ? composer.node("flow") : emptyScalar(next.start);
  // Without a key its reader swallows the token that it looked at.
  if (!hasKey) scanner.skip();
  const value = flowValue(composer, "flow-sequence-end");
  return { kind: "mapping", pairs: [{ key, value }], start, end: value.end };
}

function flowValue(composer: Composer, end: "flow-sequence-end" | "flow-mapping-end"): YamlTree {
  const { scanner } = composer;
  if (scanner.peek().kind === "value") {
    scanner.skip();
    const after = scanner.peek();
    if (after.kind !== "flow-entry" && after.kind !== end) return composer.node("flow");
  }
  return emptyScalar(scanner.peek().start);
}

export function flowMapping(composer: Composer, remember: Remember): YamlTree {
  const { scanner } = composer;
  const pairs: { key: YamlTree; value: YamlTree }[] = [];
  const node = remember({ kind: "mapping" as const, pairs, start: scanner.peek().start, end: 0 });
  scanner.skip();
  for (let isFirst = true; ; isFirst = false) {
    if (!nextInFlow(composer, "flow-mapping-end", isFirst)) break;
    if (scanner.peek().kind !== "key") {
      const key = composer.node("flow");
      pairs.push({ key, value: emptyScalar(key.end) });
      continue;
    }
    scanner.skip();
    const next = scanner.peek();
    const hasKey =
      next.kind !== "value" && next.kind !== "flow-entry" && next.kind !== "flow-mapping-end";
    const key = hasKey ? composer.node("flow") : emptyScalar(next.start);
    pairs.push({ key, value: flowValue(composer, "flow-mapping-end") });
  }
  node.end = scanner.peek().end;
  scanner.skip();
  return node;
}
