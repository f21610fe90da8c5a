/**
 * Text that kubectl's YAML reader refuses. Thrown inside this folder and caught by its only door,
 * `readDocument`, so that no caller ever sees it.
 */
export class YamlProblem extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
