/** The command line's only window on the outside. `readFile` may throw; `-` is standard input. */
export interface CliIo {
  readonly readFile: (path: string) => string;
  readonly write: (line: string) => void;
  readonly error: (line: string) => void;
}
