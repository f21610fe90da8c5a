/**
 * The File System Access API, as far as the page uses it: Chromium has it, and in a sandboxed frame even there every call
 * is refused. Source: WICG File System Access.
 */
declare global {
  interface Window {
    readonly showOpenFilePicker?: (options: {
      readonly multiple: boolean;
      readonly types: readonly PickerType[];
    }) => Promise<readonly FileSystemFileHandle[]>;
    readonly showSaveFilePicker?: (options: {
      readonly suggestedName: string;
      readonly types: readonly PickerType[];
    }) => Promise<FileSystemFileHandle>;
  }
  interface FileSystemHandle {
    readonly requestPermission?: (options: {
      readonly mode: "readwrite";
    }) => Promise<PermissionState>;
  }
  interface DataTransferItem {
    readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
}

interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** Nothing: the user thought better of it. `unavailable`: the browser has no such picker, or not here. */
export type Picked<T> =
  | { readonly kind: "picked"; readonly value: T }
  | { readonly kind: "nothing" }
  | { readonly kind: "unavailable" };

/** Runs a picker if there is one. Never rejects. */
export async function pick<T>(picker: (() => Promise<T>) | undefined): Promise<Picked<T>> {
  if (picker === undefined) return { kind: "unavailable" };
  try {
    return { kind: "picked", value: await picker() };
  } catch (problem) {
    const isCancelled = problem instanceof DOMException && problem.name === "AbortError";
    return { kind: isCancelled ? "nothing" : "unavailable" };
  }
}
