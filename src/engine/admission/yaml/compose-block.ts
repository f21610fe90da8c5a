import { YamlProblem } from "./problem.ts";
import { type Composer, emptyScalar, endsEntry, type Remember, type YamlTree } from "./tree.ts";

export function blockSequence(composer: Composer, remember: Remember): YamlTree {
  const { scanner } = composer;
  const items: YamlTree[] = [];
  const node = remember({ kind: "sequence" as const, items, start: scanner.peek().start, end: 0 });
  scanner.skip();
  for (;;) {
    const next = scanner.peek();
    if (next.kind === "block-end") break;
    if (next.kind !== "block-entry")
      throw new YamlProblem("did not find expected '-' indicator", next.start);
    scanner.skip();
    const after = scanner.peek();
    const isEmpty = after.kind === "block-entry" || after.kind === "block-end";
    items.push(isEmpty ? emptyScalar(next.end) : composer.node("block"));
  }
  scanner.skip();
  return closed(node, items.at(-1));
}

export function indentlessSequence(composer: Composer, remember: Remember): YamlTree {
  const { scanner } = composer;
  const items: YamlTree[] = [];
  const node = remember({ kind: "sequence" as const, items, start: scanner.peek().start, end: 0 });
  for (let next = scanner.peek(); next.kind === "block-entry"; next = scanner.peek()) {
    scanner.skip();
    const after = scanner.peek();
    const isEmpty = after.kind === "block-entry" || endsEntry(after.kind);
    items.push(isEmpty ? emptyScalar(next.end) : composer.node("block"));
  }
  return closed(node, items.at(-1));
}

export function blockMapping(composer: Composer, remember: Remember): YamlTree {
  const { scanner } = composer;
  const pairs: { key: YamlTree; value: YamlTree }[] = [];
  const node = remember({ kind: "mapping" as const, pairs, start: scanner.peek().start, end: 0 });
  scanner.skip();
  for (;;) {
    const next = scanner.peek();
    if (next.kind === "block-end") break;
    if (next.kind !== "key") throw new YamlProblem("did not find expected key", next.start);
    scanner.skip();
    const key = underKey(composer, next.end);
    const colon = scanner.peek();
    if (colon.kind === "value") scanner.skip();
    pairs.push({
      key,
      value: colon.kind === "value" ? underKey(composer, colon.end) : emptyScalar(key.end),
    });
  }
  scanner.skip();
  return closed(node, pairs.at(-1)?.value);
}

function underKey(composer: Composer, at: number): YamlTree {
  return endsEntry(composer.scanner.peek().kind) ? emptyScalar(at) : composer.node("under-key");
}

/** Where a block ends is only known from its last value. */
function closed<T extends { end: number; readonly start: number }>(
  node: T,
  last: YamlTree | undefined,
): T {
  node.end = Math.max(node.start, last?.end ?? node.start);
  return node;
}
