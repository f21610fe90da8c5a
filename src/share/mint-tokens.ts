import {
  type IssuerKeys,
  issuerKeys,
  mint,
  resourceTexts,
  type Scenario,
  type ScenarioRequest,
  tokenStanding,
  withDemonstrationKeys,
} from "../engine/index.ts";
import { withField } from "../lib/with-field.ts";
import { type Edit, eachString, mapStrings, withEdits } from "./strings.ts";
import { buildToken, candidateRecipes, type Recipe } from "./token-recipe.ts";
import { replaceTokens, type TokenParts, takeApart, tokensIn } from "./token-text.ts";

/** A scenario whose tokens are minted, and what could not be. */
export interface MintedScenario {
  readonly scenario: Scenario;
  /** How many different tokens gave way to minted ones. */
  readonly minted: number;
  /** Tokens for which no minted one is judged the same way; they are as they were. */
  readonly kept: readonly string[];
  /** How each minted literal token was made. */
  readonly recipes: ReadonlyMap<string, Recipe>;
}

export interface MintOptions {
  /** The scenario's clock, in seconds since the epoch. */
  readonly nowSeconds: number;
  /** `needed`: only key sets that verified a token that is replaced; `all`: every key set. */
  readonly keySets: "needed" | "all";
}

/**
 * Replaces every pasted token by a minted one with the same claims, and the key sets that verified them by the public
 * demonstration key under the same `kid`. A token that a key set refused is minted so that it is refused in the same words; where
 * that cannot be done the token stays and is named.
 */
export async function mintTokens(
  scenario: Scenario,
  options: MintOptions,
): Promise<MintedScenario> {
  const tokens = await allTokens(scenario, options.nowSeconds);
  const keySets = await chooseKeySets(issuerKeys(scenario), tokens, options.keySets);
  const recipes = new Map<string, Recipe>();
  const literals = new Map<string, string>();
  const kept: string[] = [];
  for (const parts of tokens.values()) {
    const recipe = await chooseRecipe(parts, keySets, options.nowSeconds);
    if (recipe === null) {
      kept.push(parts.token);
      continue;
    }
    const literal = await buildToken(recipe, options.nowSeconds);
    recipes.set(literal, recipe);
    literals.set(parts.token, literal);
  }
  const made = { recipes, literals };
  const requests: ScenarioRequest[] = [];
  for (const request of scenario.requests ?? []) {
    requests.push(await mintedRequest(request, made, options.nowSeconds));
  }
  const withKeys = withKeySets(scenario, keySets);
  const changed = scenario.requests ? { ...withKeys, requests } : withKeys;
  const replace = (text: string) => replaceTokens(text, (token) => literals.get(token));
  return {
    scenario: mapStrings(changed, { text: replace, key: (key) => key }) as Scenario,
    minted: [...literals].filter(([before, after]) => before !== after).length,
    kept,
    recipes,
  };
}

interface Made {
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly literals: ReadonlyMap<string, string>;
}

/** The tokens that are written out, and those that requests mint, by their text. */
async function allTokens(
  scenario: Scenario,
  nowSeconds: number,
): Promise<ReadonlyMap<string, TokenParts>> {
  const found = new Map<string, TokenParts>();
  eachString(scenario, (text) => {
    for (const parts of tokensIn(text)) found.set(parts.token, parts);
  });
  for (const { jwt } of scenario.requests ?? []) {
    const parts = jwt && takeApart(await mint(jwt, nowSeconds));
    if (parts) found.set(parts.token, parts);
  }
  return found;
}

/** A key set before and after. */
export interface KeySetChange {
  readonly keys: IssuerKeys;
  readonly text: string;
}

async function chooseKeySets(
  all: readonly IssuerKeys[],
  tokens: ReadonlyMap<string, TokenParts>,
  which: MintOptions["keySets"],
): Promise<readonly KeySetChange[]> {
  const changed = new Map<string, string>();
  for (const keys of all) {
    if (keys.place.kind === "built-in") continue;
    const made = withDemonstrationKeys(keys.text);
    if (made === null) continue;
    const own = [...tokens.values()].filter((parts) => concerns(keys, parts));
    const wanted = which === "all" || (await verifiesOne(keys, own));
    if (wanted) changed.set(keys.text, made);
  }
  return all.map((keys) => ({
    keys,
    text: (keys.place.kind === "built-in" ? null : changed.get(keys.text)) ?? keys.text,
  }));
}

async function verifiesOne(keys: IssuerKeys, tokens: readonly TokenParts[]): Promise<boolean> {
  for (const { token } of tokens) {
    if ((await tokenStanding(token, keys.text)) === "good") return true;
  }
  return false;
}

function concerns({ issuer }: IssuerKeys, { claims }: TokenParts): boolean {
  return issuer === null || issuer === (typeof claims.iss === "string" ? claims.iss : "");
}

/** The first way of making the token that every key set concerned judges as it judged the original. */
async function chooseRecipe(
  parts: TokenParts,
  keySets: readonly KeySetChange[],
  nowSeconds: number,
): Promise<Recipe | null> {
  const concerned = keySets.filter(({ keys }) => concerns(keys, parts));
  const asked = concerned.length > 0 ? concerned : [NO_KEYS];
  const before: string[] = [];
  for (const { keys } of asked) before.push(await tokenStanding(parts.token, keys.text));
  for (const recipe of candidateRecipes(parts)) {
    const token = await buildToken(recipe, nowSeconds).catch(() => null);
    if (token === null) continue;
    let same = true;
    for (const [index, { text }] of asked.entries()) {
      same &&= (await tokenStanding(token, text)) === before[index];
    }
    if (same) return recipe;
  }
  return null;
}

const NO_KEYS: KeySetChange = {
  keys: { issuer: null, text: "", place: { kind: "built-in" } },
  text: "",
};

/** The request with its token as `jwt`, if it can be said so; else the literal is replaced with all the others. */
async function mintedRequest(
  request: ScenarioRequest,
  { recipes, literals }: Made,
  nowSeconds: number,
): Promise<ScenarioRequest> {
  const recipeOf = (token: string) => recipes.get(literals.get(token) ?? "");
  if (request.jwt) {
    const token = await mint(request.jwt, nowSeconds);
    const recipe = recipeOf(token);
    if (recipe === undefined || recipe.kind !== "jwt" || literals.get(token) === token) {
      return request;
    }
    return { ...request, jwt: { ...request.jwt, ...recipe.spec, claims: request.jwt.claims } };
  }
  const headers = Object.entries(request.http?.headers ?? {});
  const own = headers.filter(([name]) => name.toLowerCase() === "authorization");
  const [value] = own.length === 1 ? [own[0]?.[1]].flat() : [];
  const isList = Array.isArray(own[0]?.[1]) && own[0][1].length !== 1;
  const token = !isList && value?.startsWith("Bearer ") ? value.slice("Bearer ".length) : null;
  const recipe = token === null ? undefined : recipeOf(token);
  if (recipe?.kind !== "jwt" || token === literals.get(token ?? "")) return request;
  const rest = headers.filter(([name]) => name.toLowerCase() !== "authorization");
  const some = rest.length > 0 ? Object.fromEntries(rest) : undefined;
  const http = withField(request.http ?? {}, "headers", some);
  return { ...request, http, jwt: recipe.spec };
}

function withKeySets(scenario: Scenario, keySets: readonly KeySetChange[]): Scenario {
  const changed = keySets.filter(({ keys, text }) => keys.text !== text);
  if (changed.length === 0) return scenario;
  const jwks = Object.fromEntries(
    Object.entries(scenario.jwks ?? {}).map(([uri, answer]) => {
      const found = changed.find(
        ({ keys: { place } }) => place.kind === "uri" && place.uri === uri,
      );
      if (found === undefined) return [uri, answer];
      return [uri, typeof answer === "string" ? found.text : (JSON.parse(found.text) as object)];
    }),
  );
  const texts = resourceTexts(scenario).map(({ name, text }, index) => ({
    name,
    text: withEdits(
      text,
      changed.flatMap((change) => inlineEdit(change, index, text)),
    ),
  }));
  const resources = typeof scenario.resources === "string" ? texts[0]?.text : texts;
  return {
    ...scenario,
    ...(scenario.jwks && { jwks: jwks as Scenario["jwks"] }),
    ...(scenario.resources !== undefined && resources !== undefined && { resources }),
  };
}

/** A key set is written as one quoted line; the line break behind a block stays. */
function inlineEdit({ keys, text }: KeySetChange, index: number, source: string): readonly Edit[] {
  if (keys.place.kind !== "inline" || keys.place.textIndex !== index) return [];
  const { start, end } = keys.place.range;
  const written = source.slice(start, end);
  const behind = written.slice(written.trimEnd().length);
  return [{ start, end, text: `'${text}'${behind}` }];
}
