import { deflateSync, Inflate } from "fflate";
import type { Diagnostic } from "../engine/index.ts";
import { validateScenario } from "../engine/scenario/validate.ts";
import { fromBase64url, toBase64url } from "../lib/base64url.ts";
import { DICTIONARY_1 } from "./dictionary.ts";
import { migrate } from "./migrations/migrate.ts";
import type { LinkContent } from "./migrations/migrations.ts";
import { type SharedState, viewSchema } from "./shared-state.ts";

/** First character of the links that are written: raw deflate with dictionary 1, base64url, JSON. */
export const LINK_VERSION = "1";

/** The dictionary of every version that was ever shared. All of them are read for ever, so rows are only added. */
const DICTIONARIES: ReadonlyMap<string, Uint8Array> = new Map([["1", DICTIONARY_1]]);

/** Longest link that is written or read, in characters. Chromium cuts addresses at 2 MB. */
export const MAX_LINK_LENGTH = 200_000;

/** Largest scenario that a link may unfold to, in bytes: the guard against decompression bombs. */
export const MAX_INFLATED_BYTES = 4_000_000;

/** Of the fields that a scenario has too many no more are told. */
export const MAX_PASSED_OVER = 20;

export type WrittenLink =
  | { readonly kind: "link"; readonly hash: string }
  | { readonly kind: "too-long"; readonly characters: number };

export type ReadLink =
  | {
      readonly kind: "opened";
      readonly state: SharedState;
      readonly diagnostics: readonly Diagnostic[];
      /** Fields that this page does not know, a sentence each and no more than `MAX_PASSED_OVER`: of a newer Lobby, or misspelt. */
      readonly passedOver: readonly string[];
    }
  /** The hash says nothing: `#`, or one that is not ours. */
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly why: RefusedLink; readonly detail: string | null };

/** `version`: of a newer Lobby; `damaged`: cut or forged; `too-long`; `scenario`: what is in it is no scenario. */
export type RefusedLink = "version" | "damaged" | "too-long" | "scenario";

/** The state as the fragment of an address, without `#`. The same state gives the same text. */
export function writeLink(state: SharedState): WrittenLink {
  const json = JSON.stringify(state);
  if (json.length > MAX_INFLATED_BYTES) return { kind: "too-long", characters: json.length };
  const bytes = new TextEncoder().encode(json);
  if (bytes.length > MAX_INFLATED_BYTES) return { kind: "too-long", characters: json.length };
  const hash =
    LINK_VERSION + toBase64url(deflateSync(bytes, { level: 9, dictionary: DICTIONARY_1 }));
  if (hash.length > MAX_LINK_LENGTH) return { kind: "too-long", characters: hash.length };
  return { kind: "link", hash };
}

/** Reads a fragment, with or without `#`. Whatever is in it, it never throws. */
export function readLink(fragment: string): ReadLink {
  const hash = fragment.replace(/^#/, "");
  if (hash === "") return { kind: "none" };
  if (hash.length > MAX_LINK_LENGTH) return refused("too-long", null);
  const version = hash.charAt(0);
  const dictionary = DICTIONARIES.get(version);
  if (dictionary === undefined) {
    // Anchors of the page itself are words; a link is a digit and a wall of letters.
    return /^\d/.test(hash) ? refused("version", version) : { kind: "none" };
  }
  const bytes = fromBase64url(hash.slice(1));
  if (bytes === null) return refused("damaged", null);
  const inflated = inflate(bytes, dictionary);
  if (inflated === "too-long") return refused("too-long", null);
  const value = inflated === null ? null : parseJson(inflated);
  if (value === null) return refused("damaged", null);
  return readState(value, Number(version));
}

function readState(content: LinkContent, version: number): ReadLink {
  try {
    const value = migrate(content, version);
    const { value: scenario, diagnostics } = validateScenario(value.scenario);
    if (scenario === null) {
      const worst = diagnostics.find(({ severity }) => severity === "error");
      return refused("scenario", worst?.message ?? null);
    }
    const view = viewSchema.safeParse(value);
    const state = { scenario, ...(view.success && view.data) };
    return { kind: "opened", state, diagnostics, passedOver: passedOver(diagnostics) };
  } catch {
    // A stranger wrote this: whatever the validation does not survive is a damaged link, too.
    return refused("damaged", null);
  }
}

/** What a scenario says beyond what this page knows, in sentences, for whoever opens it. */
export function passedOver(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ code }) => code === "scenario/unknown-field")
    .slice(0, MAX_PASSED_OVER)
    .map(({ message }) => message);
}

function refused(why: RefusedLink, detail: string | null): ReadLink {
  return { kind: "refused", why, detail };
}

/** One slice of input unfolds to two megabytes at most, so the cap holds without trusting any length. */
const SLICE = 2048;

function inflate(bytes: Uint8Array, dictionary: Uint8Array): Uint8Array | "too-long" | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  try {
    const stream = new Inflate({ dictionary }, (chunk, final) => {
      size += chunk.length;
      chunks.push(chunk);
      ended ||= final;
    });
    for (let at = 0; at < bytes.length; at += SLICE) {
      stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
      if (size > MAX_INFLATED_BYTES) return "too-long";
    }
  } catch {
    return null;
  }
  if (!ended) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function parseJson(bytes: Uint8Array): LinkContent | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return { ...value };
  } catch {
    return null;
  }
}
