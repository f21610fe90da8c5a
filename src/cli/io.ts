/** The command line's only window on the outside. What reads may throw. */
export interface CliIo {
  /** `-` is standard input. */
  readonly readFile: (path: string) => string;
  /** The files below a directory, by their paths in it with `/`, in order; null if the path is no directory. */
  readonly listFiles: (path: string) => readonly string[] | null;
  readonly write: (line: string) => void;
  readonly error: (line: string) => void;
}
