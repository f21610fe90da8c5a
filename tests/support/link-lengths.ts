import { constants, deflateRawSync } from "node:zlib";
import lzString from "lz-string";
import { writeLink } from "../../src/share/codec.ts";
import type { SharedState } from "../../src/share/shared-state.ts";

/** How long a state's fragment is, in characters: ours, and what two other ways would make of the same JSON. */
export interface LinkLengths {
  readonly json: number;
  readonly ours: number;
  /** Raw deflate at zlib's default level, as `CompressionStream("deflate-raw")` writes it, in base64url. */
  readonly native: number;
  readonly lzString: number;
}

export function linkLengths(state: SharedState): LinkLengths {
  const json = JSON.stringify(state);
  const link = writeLink(state);
  return {
    json: json.length,
    ours: link.kind === "link" ? link.hash.length : link.characters,
    native: nativeDeflate(json).length,
    lzString: lzString.compressToEncodedURIComponent(json).length,
  };
}

export function nativeDeflate(json: string): string {
  return deflateRawSync(json, { level: constants.Z_DEFAULT_COMPRESSION }).toString("base64url");
}
