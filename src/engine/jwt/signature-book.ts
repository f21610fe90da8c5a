import type { KeySet } from "./key-set.ts";
import type { ParsedToken } from "./parse-token.ts";
import type { UsableKey } from "./public-key.ts";
import { verifySignature } from "./verify-signature.ts";

/** What the keys of a set say of a token's signature. */
export type SignatureStatus = "good" | "bad" | "wrong-length";

/**
 * Signatures that were verified once. WebCrypto is asynchronous and the walk is not: what the book does not know yet it
 * notes down and answers `bad` for the time being; `settle` verifies it, and the walk is walked again.
 */
export interface SignatureBook {
  readonly known: Map<string, SignatureStatus>;
  readonly pending: Map<string, () => Promise<SignatureStatus>>;
}

/** Entries that a book keeps before it starts over. */
const MAX_ENTRIES = 20_000;

export function createSignatureBook(): SignatureBook {
  return { known: new Map(), pending: new Map() };
}

/** The status of a token's signature under these candidate keys of a set. */
export function lookUp(
  book: SignatureBook,
  keySet: KeySet,
  keys: readonly UsableKey[],
  token: ParsedToken,
): SignatureStatus {
  const signature = token.signature.join(",");
  const key = JSON.stringify([keySet.text, token.signingInput, signature]);
  const known = book.known.get(key);
  if (known !== undefined) return known;
  book.pending.set(key, () => verifySignature(keys, token));
  return "bad";
}

export function pendingSignatures(book: SignatureBook): number {
  return book.pending.size;
}

/** Verifies what is pending. Throws if this place has no WebCrypto. */
export async function settle(book: SignatureBook): Promise<void> {
  const pending = [...book.pending];
  book.pending.clear();
  if (book.known.size > MAX_ENTRIES) book.known.clear();
  const results = await Promise.all(
    pending.map(async ([key, verify]) => [key, await verify()] as const),
  );
  for (const [key, status] of results) book.known.set(key, status);
}
