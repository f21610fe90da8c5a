import { validateScenario } from "../engine/scenario/validate.ts";
import { type SharedState, viewSchema } from "../share/shared-state.ts";

/** The kept scenario that a working copy was opened from, and as what it was then. */
export interface Home {
  readonly id: string;
  readonly revision: string;
}

/** A working copy as it is kept in the browser. */
export interface KeptCopy {
  readonly state: SharedState;
  /** The user changed something that is kept nowhere else. */
  readonly edited: boolean;
  readonly home: Home | null;
  /** The link of the same draft, to tell a reload from the opening of another link; empty if it has none. */
  readonly hash: string;
  /** The fragment that the address still had just before: what a reload asks for that begins while this is written. */
  readonly before: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** What stands under a copy's key in the browser's storage. */
export type StoredCopy =
  | { readonly kind: "none" }
  | { readonly kind: "whole"; readonly revision: string; readonly copy: KeptCopy }
  /** Too large for this storage: the cabinet has it, under its revision. */
  | { readonly kind: "elsewhere"; readonly revision: string; readonly head: CopyHead }
  /** Something that this page cannot read: never written over, never deleted by itself. */
  | { readonly kind: "damaged"; readonly raw: string };

/** What a list shows of a copy without opening it. */
export interface CopyHead {
  readonly name: string | null;
  readonly edited: boolean;
  readonly changed: number;
  readonly hash: string;
}

export function headOf(copy: KeptCopy): CopyHead {
  const { state, edited, changed, hash } = copy;
  return { name: state.scenario.name ?? null, edited, changed, hash };
}

export function wholeText(copy: KeptCopy, revision: string): string {
  return JSON.stringify({ format: 1, revision, copy });
}

export function elsewhereText(copy: KeptCopy, revision: string): string {
  return JSON.stringify({ format: 1, revision, elsewhere: headOf(copy) });
}

export function readStored(raw: string | null): StoredCopy {
  if (raw === null) return { kind: "none" };
  const { format, revision, copy, elsewhere } = fieldsOf(parsed(raw));
  const damaged = { kind: "damaged", raw } as const;
  if (format !== 1 || typeof revision !== "string") return damaged;
  const whole = readCopy(copy);
  if (whole !== null) return { kind: "whole", revision, copy: whole };
  const head = readHead(elsewhere);
  return head === null ? damaged : { kind: "elsewhere", revision, head };
}

/** What stands in a storage, without reading all of it; null if only `readStored` can tell. */
export function peekStored(
  raw: string,
): { readonly revision: string; readonly far: boolean } | null {
  const [, revision, kind] = /^\{"format":1,"revision":"(\w+)","(copy|elsewhere)":/.exec(raw) ?? [];
  return revision === undefined ? null : { revision, far: kind === "elsewhere" };
}

/** A copy as a storage gave it back; null if it is none. Nothing in it is trusted. */
export function readCopy(value: unknown): KeptCopy | null {
  const fields = fieldsOf(value);
  const state = readState(fields.state);
  if (state === null) return null;
  return {
    state,
    edited: fields.edited === true,
    home: readHome(fields.home),
    hash: textOf(fields.hash),
    before: textOf(fields.before),
    changed: timeOf(fields.changed),
  };
}

export function readState(value: unknown): SharedState | null {
  const { scenario: text, ...view } = fieldsOf(value);
  const scenario = scenarioOf(text);
  if (scenario === null) return null;
  const seen = viewSchema.safeParse(view);
  return { scenario, ...(seen.success && seen.data) };
}

function scenarioOf(value: unknown) {
  try {
    return validateScenario(value).value;
  } catch {
    // Whatever the validation does not survive is no scenario, either.
    return null;
  }
}

function readHead(value: unknown): CopyHead | null {
  const { name, edited, changed, hash } = fieldsOf(value);
  if (typeof changed !== "number") return null;
  return {
    name: typeof name === "string" ? name : null,
    edited: edited === true,
    changed: timeOf(changed),
    hash: textOf(hash),
  };
}

function readHome(value: unknown): Home | null {
  const { id, revision } = fieldsOf(value);
  return typeof id === "string" && typeof revision === "string" ? { id, revision } : null;
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Milliseconds since 1970 that a calendar knows; 0 for anything else. */
export function timeOf(value: unknown): number {
  return typeof value === "number" && value >= 0 && value <= 8.64e15 ? value : 0;
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
