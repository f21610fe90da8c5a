import { mint, signedElsewise, type TokenToMint } from "../engine/index.ts";
import { assertNever } from "../lib/assert-never.ts";
import { fromBase64url, toBase64url } from "../lib/base64url.ts";
import type { TokenParts } from "./token-text.ts";

type Fields = Readonly<Record<string, unknown>>;

/** How a token is made. `jwt`: as a request's `jwt` says it; `signed`: header and claims as they are; `bare`: with this third segment. */
export type Recipe =
  | { readonly kind: "jwt"; readonly spec: Minting }
  | {
      readonly kind: "signed";
      readonly header: Fields;
      readonly claims: Fields;
      readonly signWith: "demo" | "stranger";
      /** Bytes of the signature that are kept; null: all. */
      readonly cut: number | null;
    }
  | {
      readonly kind: "bare";
      readonly header: Fields;
      readonly claims: Fields;
      readonly signature: string;
    };

interface Minting {
  readonly claims: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly signWith: NonNullable<TokenToMint["signWith"]>;
}

const SIGNERS = ["demo", "stranger"] as const;
/** What the demonstration keys sign with, and what no demonstration key set has a key for. */
const ALGORITHMS = ["EdDSA", "RS256"] as const;

/** The ways to make a token with these claims, the most readable first. */
export function candidateRecipes({ header, claims, signature }: TokenParts): readonly Recipe[] {
  const ways = ALGORITHMS.flatMap((alg) => SIGNERS.map((signWith) => ({ alg, signWith })));
  const ofRequest = ways.flatMap(({ alg, signWith }): readonly Recipe[] =>
    typeof claims.iss === "string" ? [asMinting(header, claims, alg, signWith)] : [],
  );
  const signed = ways.map(
    ({ alg, signWith }): Recipe => ({
      kind: "signed",
      header: { ...header, alg },
      claims,
      signWith,
      cut: null,
    }),
  );
  const cut: Recipe = {
    kind: "signed",
    header: { ...header, alg: "EdDSA" },
    claims,
    signWith: "stranger",
    cut: 32,
  };
  // Malformed: nothing that is signed is malformed in the same words. The signature is over other bytes, or is none.
  const real = fromBase64url(signature) !== null;
  const blank = real ? "A".repeat(signature.length) : signature;
  const bare: Recipe = { kind: "bare", header, claims, signature: blank };
  return [...ofRequest, ...signed, cut, bare];
}

/** `alg`, `typ` and `kid` are left out where minting gives them by itself. */
function asMinting(
  header: Fields,
  claims: Fields,
  alg: string,
  signWith: "demo" | "stranger",
): Recipe {
  const { alg: _, ...rest } = header;
  const kept = Object.entries({ ...rest, ...(alg !== "EdDSA" && { alg }) }).filter(
    ([name, value]) =>
      !(name === "typ" && value === "JWT") && !(name === "kid" && value === "demo-1"),
  );
  return {
    kind: "jwt",
    spec: {
      claims: { ...claims },
      ...(kept.length > 0 && { header: Object.fromEntries(kept) }),
      signWith,
    },
  };
}

export async function buildToken(recipe: Recipe, nowSeconds: number): Promise<string> {
  switch (recipe.kind) {
    case "jwt":
      return mint(recipe.spec, nowSeconds);
    case "signed": {
      const token = await signedElsewise(recipe.header, recipe.claims, recipe.signWith);
      if (recipe.cut === null) return token;
      const [head, payload, signature = ""] = token.split(".");
      return `${head}.${payload}.${signature.slice(0, recipe.cut)}`;
    }
    case "bare":
      return `${segment(recipe.header)}.${segment(recipe.claims)}.${recipe.signature}`;
    default:
      return assertNever(recipe);
  }
}

function segment(value: Fields): string {
  return toBase64url(new TextEncoder().encode(JSON.stringify(value)));
}
