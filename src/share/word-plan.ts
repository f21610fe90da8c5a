import type { Scenario } from "../engine/index.ts";
import { compareBytes } from "../lib/compare-bytes.ts";
import { readTexts } from "./documents.ts";
import { isKept } from "./kept-words.ts";
import { type NameKind, namesOf } from "./names.ts";
import type { WordKind, WordPlan } from "./rename-words.ts";
import { secretsIn } from "./secrets.ts";
import { eachString, isMap } from "./strings.ts";
import { wordsIn } from "./text-renamer.ts";
import { TOKEN, tokensIn } from "./token-text.ts";

const KIND_OF: Readonly<Record<Exclude<NameKind, "address">, WordKind>> = {
  namespace: "ns",
  host: "host",
  issuer: "host",
  workload: "app",
  principal: "app",
  email: "user",
  personal: "word",
};
const PRIORITY: readonly WordKind[] = ["ns", "host", "app", "user", "word", "secret"];
/** Digits alone are a number, unless they are as many as an account's. */
const LEAST_DIGITS = 6;
const LEAST_SECRET = 4;
/** Inside other words only words of this length are looked for. */
const LEAST_INSIDE = 4;

export interface Staying {
  /** Whether a word is one of Kubernetes', Istio's or the format's own, and so never renamed. */
  readonly stays: (word: string) => boolean;
}

/** Every text of a scenario with the names of its free maps, tokens unfolded to what they say. */
export function allTexts(scenario: Scenario): readonly string[] {
  const texts: string[] = [];
  const add = (text: string) => {
    for (const { header, claims } of tokensIn(text)) {
      texts.push(...stringsAndKeys(header), ...stringsAndKeys(claims));
    }
    texts.push(withoutTokens(text));
  };
  for (const text of stringsAndKeys(scenario)) add(text);
  return texts;
}

function stringsAndKeys(value: unknown): readonly string[] {
  const texts: string[] = [];
  const keys = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(keys);
    else if (isMap(node)) {
      texts.push(...Object.keys(node));
      Object.values(node).forEach(keys);
    }
  };
  keys(value);
  eachString(value, (text) => texts.push(text));
  return texts;
}

/** Which words a scenario's pseudonyms replace, numbered as they are met. */
export function planWords(scenario: Scenario, nowSeconds: number): WordPlan & Staying {
  const { names, structural } = namesOf(scenario);
  const texts = allTexts(scenario);
  const all = new Set(texts.flatMap(wordsIn));
  const found = new Map<string, WordKind>();
  const stays = (word: string) => isKept(word) || structural.has(word);
  const add = (word: string, kind: WordKind, leastDigits: number) => {
    if (stays(word) || (/^\d+$/.test(word) && word.length < leastDigits)) return;
    const known = found.get(word);
    if (known === undefined || PRIORITY.indexOf(kind) < PRIORITY.indexOf(known)) {
      found.set(word, kind);
    }
  };
  for (const { kind, value } of names) {
    if (kind === "address") continue;
    const [local = "", domain] = kind === "email" ? value.split("@") : [value];
    for (const word of wordsIn(withoutTokens(local))) add(word, KIND_OF[kind], LEAST_DIGITS);
    for (const word of wordsIn(domain ?? "")) add(word, "host", LEAST_DIGITS);
  }
  for (const { kind, value } of secretsIn(scenario, nowSeconds)) {
    if (kind === "token") continue;
    for (const word of wordsIn(withoutTokens(value))) {
      if (word.length >= LEAST_SECRET) add(word, "secret", LEAST_DIGITS);
    }
  }
  for (const word of holdersOf([...found.keys()], all)) {
    if (!stays(word) && !found.has(word)) found.set(word, "word");
  }
  return { words: found, all, stems: stemsIn(texts), lead: () => "", stays };
}

/** Tokens are no words: they are minted anew. */
function withoutTokens(text: string): string {
  return text.replace(TOKEN, " ");
}

/** The words that hold one of the names inside of them. */
export function holdersOf(names: readonly string[], all: Iterable<string>): readonly string[] {
  const byStart = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < LEAST_INSIDE || /^\d+$/.test(name)) continue;
    const start = name.slice(0, LEAST_INSIDE);
    byStart.set(start, [...(byStart.get(start) ?? []), name]);
  }
  return [...all].filter((word) => {
    for (let at = 0; at + LEAST_INSIDE <= word.length; at++) {
      const some = byStart.get(word.slice(at, at + LEAST_INSIDE));
      if (some?.some((name) => word.startsWith(name, at))) return true;
    }
    return false;
  });
}

function stemsIn(texts: readonly string[]): WordPlan["stems"] {
  const prefixes = new Set<string>();
  const suffixes = new Set<string>();
  for (const text of texts) {
    for (const [stem] of text.matchAll(/[\p{L}\p{N}]+(?=\*)/gu)) prefixes.add(stem.toLowerCase());
    for (const [stem] of text.matchAll(/(?<=\*)[\p{L}\p{N}]+/gu)) suffixes.add(stem.toLowerCase());
  }
  return { prefixes, suffixes };
}

/** Lists of names of which a proxy takes the first: the order among them must stay. */
export function orderedNames(scenario: Scenario): readonly (readonly string[])[] {
  const ids: string[] = [];
  const names: string[] = [];
  const issuers: string[] = [];
  const visit = (document: unknown): void => {
    if (!isMap(document)) return;
    if (Array.isArray(document.items)) document.items.forEach(visit);
    if (typeof document.kind !== "string" || !isMap(document.metadata)) return;
    if (!/^(?:Authorization|Peer|Request).*(?:Policy|Authentication)$/.test(document.kind)) return;
    const name = String(document.metadata.name ?? "");
    const namespace = String(document.metadata.namespace ?? "default");
    ids.push(`ns[${namespace}]-policy[${name}]`);
    names.push(`${name} ${namespace}`);
    eachString(document.spec, (text, path) => {
      if (path.at(-1) === "issuer") issuers.push(text);
    });
  };
  for (const { documents } of readTexts(scenario)) documents.forEach(visit);
  const providers = (scenario.mesh?.extensionProviders ?? []).map(({ name }) => name);
  return [ids, names, issuers, providers].map((list) => [...new Set(list)].toSorted(compareBytes));
}

/** Whether names that stood in order stand in order under their pseudonyms. */
export function keepsOrder(
  lists: readonly (readonly string[])[],
  rename: (name: string) => string,
): boolean {
  return lists.every((list) => {
    const renamed = list.map(rename);
    return renamed.every((name, at) => at === 0 || compareBytes(renamed[at - 1] ?? "", name) < 0);
  });
}

/** The plan with pseudonyms that stand in the order of the words, also among the words that stay. */
export function inOrder(plan: WordPlan, lists: readonly (readonly string[])[]): WordPlan {
  const staying = [...new Set(lists.flat().flatMap(wordsIn))]
    .filter((word) => !plan.words.has(word))
    .toSorted(compareBytes);
  const words = new Map(
    [...plan.words.keys()].toSorted(compareBytes).map((word) => [word, "word" as const]),
  );
  const lead = (word: string) => {
    const next = staying.findIndex((other) => compareBytes(other, word) > 0);
    const at = next < 0 ? staying.length : next;
    return between(staying[at - 1] ?? "", staying[at] ?? "");
  };
  return { ...plan, words, lead };
}

/** The shortest beginning of which everything sorts behind `low` and before `high`; empty `high`: no bound. */
function between(low: string, high: string): string {
  let shared = 0;
  while (shared < high.length && low.charAt(shared) === high.charAt(shared)) shared += 1;
  const lead = high.slice(0, shared);
  const above = high === "" ? "{" : high.charAt(shared);
  const own = low.charAt(shared);
  const letter = [...LETTERS].find((one) => one > own && one < above);
  if (letter !== undefined) return lead + letter;
  return own === "" ? lead + own : lead + own + between(low.slice(shared + 1), "");
}

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
