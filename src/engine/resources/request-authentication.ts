import type { Located, SourceRange } from "../source/range.ts";
import type { ObjectMeta } from "./resource.ts";
import type { TargetRef, WorkloadSelector } from "./selector.ts";

/** Which tokens are accepted, from where. A missing token passes (semantics 4). */
export interface RequestAuthentication {
  readonly kind: "RequestAuthentication";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly selector: WorkloadSelector | null;
  readonly targetRefs: readonly TargetRef[];
  readonly jwtRules: readonly JwtRule[];
}

export interface JwtRule {
  readonly range: SourceRange;
  /** Position in its policy's `jwtRules`. */
  readonly index: number;
  /** Null: any issuer. */
  readonly issuer: Located<string> | null;
  readonly audiences: readonly Located<string>[];
  readonly jwksUri: Located<string> | null;
  /** Inline key set, as the JSON text that was written. */
  readonly jwks: Located<string> | null;
  readonly fromHeaders: readonly { readonly name: Located<string>; readonly prefix: string }[];
  readonly fromParams: readonly Located<string>[];
  readonly fromCookies: readonly Located<string>[];
  readonly outputPayloadToHeader: Located<string> | null;
  readonly outputClaimToHeaders: readonly {
    readonly header: Located<string>;
    readonly claim: Located<string>;
  }[];
  readonly forwardOriginalToken: boolean;
  readonly spaceDelimitedClaims: readonly Located<string>[];
}
