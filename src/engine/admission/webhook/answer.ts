import type { SourceRange } from "../../source/range.ts";
import type { JsonValue } from "../json.ts";

/** One message of istiod and the value that it is about. */
export interface WebhookError {
  readonly message: string;
  readonly range: SourceRange | null;
}

export interface WebhookAnswer {
  readonly errors: readonly WebhookError[];
  /** What is said only if there are no errors. */
  readonly warnings: readonly string[];
}

/** What istiod is asked about: its webhook sees the object without null fields, and a namespace always. */
export interface WebhookRequest {
  readonly name: string;
  readonly namespace: string;
  readonly annotations: ReadonlyMap<
    string,
    { readonly value: string; readonly range: SourceRange }
  >;
  readonly spec: JsonValue | null;
}

/** Go's list of errors as one text, as it stands inside another message. */
export function errorList(messages: readonly string[]): string {
  const head = messages.length === 1 ? "1 error occurred:" : `${messages.length} errors occurred:`;
  return `${head}\n${messages.map((message) => `\t* ${message}\n`).join("")}\n`;
}
