import "./file-access.ts";
import { FILE_ENDING } from "../../share/scenario-file.ts";
import { FILE_GATE } from "../messages/file-gate.ts";
import { type Picked, pick } from "./file-access.ts";

/** A file that somebody gave, and the way back to it where the browser has one. */
export interface Source {
  readonly name: string;
  /** Null for a folder. May reject. */
  readonly file: (() => Promise<File>) | null;
  readonly handle: FileSystemFileHandle | null;
}

/** What the picker offers; anything else can still be chosen or dropped. */
export const ENDINGS = [".yaml", ".yml", ".json", ".jsonl", ".txt"] as const;

export function fileSource(file: File): Source {
  return { name: file.name, file: async () => file, handle: null };
}

/** Asks for files with the picker that can write back. */
export function pickSources(): Promise<Picked<readonly Source[]>> {
  const picker = window.showOpenFilePicker?.bind(window);
  return pick(
    picker &&
      (async () => {
        const handles = await picker({
          multiple: true,
          types: [{ description: FILE_GATE.kind, accept: { "application/yaml": ENDINGS } }],
        });
        return handles.map(handleSource);
      }),
  );
}

/** Asks where to write, with a name to begin with. */
export function pickTarget(suggestedName: string): Promise<Picked<FileSystemFileHandle>> {
  const picker = window.showSaveFilePicker?.bind(window);
  return pick(
    picker &&
      (() =>
        picker({
          suggestedName,
          types: [{ description: FILE_GATE.kind, accept: { "application/yaml": [FILE_ENDING] } }],
        })),
  );
}

/** What was dropped. Everything is asked for at once: behind the event the browser forgets it. */
export async function droppedSources(transfer: DataTransfer): Promise<readonly Source[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  return Promise.all(
    items.map((item) => {
      const file = item.getAsFile();
      const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
      const plain: Source = {
        name: file?.name ?? FILE_GATE.unnamed,
        file: isFolder || file === null ? null : async () => file,
        handle: null,
      };
      if (isFolder || item.getAsFileSystemHandle === undefined) return plain;
      return item.getAsFileSystemHandle().then(
        (handle) => (handle instanceof FileSystemFileHandle ? handleSource(handle) : plain),
        () => plain,
      );
    }),
  );
}

function handleSource(handle: FileSystemFileHandle): Source {
  return { name: handle.name, file: () => handle.getFile(), handle };
}
