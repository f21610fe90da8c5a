/** Files above this are refused: the page would stand still while the editor takes them in. */
export const MAX_FILE_BYTES = 20_000_000;

/** The text of a file, or why it is none. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly why: "too-large" | "not-text" | "empty" | "unreadable" };

/** Reads a file that somebody opened or dropped. Never rejects. */
export async function readFileText(file: Pick<File, "size" | "arrayBuffer">): Promise<FileText> {
  if (file.size > MAX_FILE_BYTES) return { kind: "refused", why: "too-large" };
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // Moved, forbidden or on a disk that is gone: the browser does not say which.
    return { kind: "refused", why: "unreadable" };
  }
}

/**
 * UTF-8, or UTF-16 where a byte order mark says so, as PowerShell's `>` writes it. What does not decode, or holds
 * characters that no text has, is not text.
 */
export function decodeText(bytes: Uint8Array): FileText {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { kind: "refused", why: "not-text" };
  }
  if (text.includes("\0")) return { kind: "refused", why: "not-text" };
  return text.trim() === "" ? { kind: "refused", why: "empty" } : { kind: "text", text };
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
