import { DEMO_PUBLIC, type Scenario, validateScenario } from "../engine/index.ts";
import { mintTokens } from "./mint-tokens.ts";
import { plainlyWritten } from "./plainly-written.ts";
import { createAddressRenamer } from "./rename-addresses.ts";
import { createWordRenamer, type WordPlan } from "./rename-words.ts";
import { mapStrings, type Path } from "./strings.ts";
import { type Renaming, renameText, wordsIn } from "./text-renamer.ts";
import { buildToken, type Recipe } from "./token-recipe.ts";
import { allTexts, holdersOf, inOrder, keepsOrder, orderedNames, planWords } from "./word-plan.ts";

export interface Pseudonymised {
  readonly scenario: Scenario;
  /** Each word that was renamed and its pseudonym. */
  readonly pseudonyms: readonly (readonly [word: string, pseudonym: string])[];
  /** Words of the copy that still hold an original name. */
  readonly left: readonly string[];
  readonly minted: number;
  /** Tokens that could not be replaced, as they still stand in the copy. */
  readonly kept: readonly string[];
  /** Any text of the original as the copy says it. */
  readonly rename: (text: string) => string;
}

export interface PseudonymiseOptions {
  readonly nowSeconds: number;
  /** Decides how addresses turn; without it nobody can turn them back. */
  readonly seed: number;
}

/**
 * A copy of the scenario with other names: the same name has the same pseudonym everywhere, in policies, comments, requests,
 * tokens and expectations, and the copy's verdicts are the original's. Words are renamed one by one, so that dots, dashes, slashes
 * and wildcards keep their meaning; public addresses keep the bits that they share; private addresses, paths, ports, methods and
 * the words of Kubernetes, Istio and HTTP stay. Tokens and key sets give way to minted ones.
 */
export async function pseudonymise(
  scenario: Scenario,
  options: PseudonymiseOptions,
): Promise<Pseudonymised> {
  const { nowSeconds, seed } = options;
  const minted = await mintTokens(plainlyWritten(scenario), { nowSeconds, keySets: "all" });
  const plan = planWords(minted.scenario, nowSeconds);
  const addresses = createAddressRenamer(seed);
  const renamingOf = (chosen: WordPlan): Renaming => ({
    word: createWordRenamer(chosen),
    addresses,
    token: () => undefined,
  });
  const lists = orderedNames(minted.scenario);
  const plain = renamingOf(plan);
  const fits = keepsOrder(lists, (name) => renameText(name, plain));
  const chosen = fits ? plan : inOrder(plan, lists);
  const words = fits ? plain : renamingOf(chosen);
  const tokens = await renamedTokens(minted.recipes, words, nowSeconds);
  const renaming = { ...words, token: (token: string) => tokens.get(token) };
  const rename = (text: string) => renameText(text, renaming);
  const payloads = [...tokens].map(([before, after]) => [segment(before), segment(after)] as const);
  const copy = mapStrings(minted.scenario, {
    text: (text, path) => renameAt(text, path, rename, payloads),
    key: (key, path) => (hasFreeKeys(path) ? rename(key) : key),
  });
  const { value } = validateScenario(copy);
  if (value === null) throw new Error("a pseudonymised scenario is no scenario");
  return {
    scenario: value,
    pseudonyms: [...plan.words.keys()].flatMap((word) => {
      const pseudonym = words.word(word);
      return pseudonym === null ? [] : [[word, pseudonym] as const];
    }),
    left: leftIn(value, [...plan.words.keys()]).filter((word) => !plan.stays(word)),
    minted: minted.minted,
    kept: minted.kept,
    rename,
  };
}

function segment(token: string): string {
  return token.split(".")[1] ?? "";
}

/** Literal tokens, minted once more with the new names in their claims. */
async function renamedTokens(
  recipes: ReadonlyMap<string, Recipe>,
  renaming: Renaming,
  nowSeconds: number,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const [literal, recipe] of recipes) {
    const renamed = mapStrings(recipe, {
      text: (text, path) => (isFixedInRecipe(path) ? text : renameText(text, renaming)),
      key: (key, path) => (path.includes("claims") ? renameText(key, renaming) : key),
    }) as Recipe;
    made.set(literal, await buildToken(renamed, nowSeconds));
  }
  return made;
}

function isFixedInRecipe(path: Path): boolean {
  return /^(?:kind|signWith|signature)$/.test(String(path.at(-1))) && !path.includes("claims");
}

const FREE_KEYS = /^(?:labels|headers|jwks|externalAuthorizers|includeAdditionalHeadersInCheck)$/;
const CLOSED =
  /^(?:outcome|stage|decision|signWith|now|proxy|tls|normalization|stageOrder|protocol)$/;
/** Answers in the proxy's own words. */
const PROXY_BODY = /^(?:RBAC: |Jwt |Jwks |Audiences |$)/;
const KEY_MEMBER = /^(?:n|x|y)$/;

function hasFreeKeys(path: Path): boolean {
  return path.includes("claims") || FREE_KEYS.test(String(path.at(-1)));
}

function renameAt(
  text: string,
  path: Path,
  rename: (text: string) => string,
  payloads: readonly (readonly [before: string, after: string])[],
): string {
  const key = String(path.at(-1));
  const isFree = hasFreeKeys(path.slice(0, -1));
  if (CLOSED.test(key) && !isFree) return text;
  if (path.includes("expect")) {
    if (key === "body" && PROXY_BODY.test(text)) return text;
    const known = payloads.find(([before]) => before !== "" && text === before);
    if (known) return known[1];
  }
  if (path[0] === "jwks" && KEY_MEMBER.test(key)) return blankKey(text);
  return rename(
    text.replace(
      WRITTEN_KEY,
      (whole: string, before: string, value: string) =>
        before + blankKey(value) + whole.slice(before.length + value.length),
    ),
  );
}

/** A public key's numbers in JSON that is written in a text. */
const WRITTEN_KEY = /(\\?"(?:n|x|y)\\?"\s*:\s*\\?")([A-Za-z0-9_-]{20,})/g;

/** A public key says whose it is. Key sets in use have been replaced; what is left verifies nothing. */
function blankKey(value: string): string {
  return value === DEMO_PUBLIC ? value : "A".repeat(value.length);
}

/** Words that still hold a name that was renamed. */
function leftIn(scenario: Scenario, names: readonly string[]): readonly string[] {
  const words = new Set(allTexts(scenario).flatMap(wordsIn));
  const exact = new Set(names);
  const whole = [...words].filter((word) => exact.has(word));
  // A pseudonym that keeps a stem is told by the stem alone.
  const holders = holdersOf(names, words).filter(
    (word) => !whole.some((name) => word.includes(name)),
  );
  return [...whole, ...holders];
}
