/** A part of a file that can be read by itself. `line` is where it starts, from 1. */
export interface Piece {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts JSON Lines into lines, so that a large recording is never held as data all at once. Everything else is one
 * piece.
 */
export function* scenarioPieces(text: string): Generator<Piece> {
  const firstLine = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n"));
  if (!isJson(firstLine)) {
    yield { text, line: 1 };
    return;
  }
  let line = 0;
  for (const piece of text.split("\n")) {
    line++;
    if (piece.trim() !== "") yield { text: piece, line };
  }
}

function isJson(line: string): boolean {
  if (!line.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
