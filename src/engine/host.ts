import type { SignatureBook } from "./jwt/signature-book.ts";

/** The engine's only window on the outside. Tests pass a fixed clock; the worker and the command line the real one. */
export interface Host {
  /** Seconds since the epoch; used when the scenario has no `now`. */
  readonly nowSeconds: () => number;
  /** Signatures that were verified before; kept by the host so that they outlive a change of the text. */
  readonly signatures: SignatureBook;
}
