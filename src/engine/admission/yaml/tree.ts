import type { TokenKind } from "./scan-state.ts";
import type { Scanner } from "./scanner.ts";

/** A YAML value as written: tags and aliases are not resolved yet. */
export type YamlTree = ScalarTree | SequenceTree | MappingTree | AliasTree;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface ScalarTree extends Placed {
  readonly kind: "scalar";
  readonly value: string;
  /** The whole tag; "" without one. */
  readonly tag: string;
  /** Written without quotes and tag, so that its text decides its type. */
  readonly isImplicit: boolean;
}

export interface SequenceTree extends Placed {
  readonly kind: "sequence";
  readonly items: readonly YamlTree[];
  readonly end: number;
}

export interface MappingTree extends Placed {
  readonly kind: "mapping";
  readonly pairs: readonly { readonly key: YamlTree; readonly value: YamlTree }[];
}

export interface AliasTree extends Placed {
  readonly kind: "alias";
  readonly name: string;
  readonly target: YamlTree;
}

/** What the parts of the composer share. */
export interface Composer {
  readonly scanner: Scanner;
  readonly anchors: Map<string, YamlTree>;
  readonly tagPrefixes: Map<string, string>;
  /** Composes the node that comes next. */
  readonly node: (context: Context) => YamlTree;
}

/** Where a node stands: block collections only begin in block context, `-` without indentation only under a key. */
export type Context = "flow" | "block" | "under-key";

/** Keeps a node under its anchor, if it has one. */
export type Remember = <T extends YamlTree>(node: T) => T;

/** A node that is not written. */
export function emptyScalar(at: number, tag = ""): ScalarTree {
  return { kind: "scalar", value: "", tag, isImplicit: tag === "", start: at, end: at };
}

export function endsEntry(kind: TokenKind): boolean {
  return kind === "key" || kind === "value" || kind === "block-end";
}
