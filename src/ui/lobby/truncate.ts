/** Cuts where meaning is least. Every function returns its text unchanged if it is short enough. */

const CUT = "…";

/** Cuts the middle, keeping a little more of the start. `max` counts the ellipsis. */
export function middle(text: string, max: number): string {
  const letters = [...text];
  if (letters.length <= max) return text;
  if (max <= 1) return CUT;
  const head = Math.ceil((max - 1) / 2);
  const tail = max - 1 - head;
  const cut = letters.slice(0, head).join("") + CUT + letters.slice(letters.length - tail).join("");
  return cut.replace(/…{2,}/g, CUT);
}

/** A namespace keeps its first 14 and last 9 characters: the ends tell namespaces apart. */
export function namespaceName(text: string): string {
  const letters = [...text];
  if (letters.length <= 24) return text;
  return letters.slice(0, 14).join("") + CUT + letters.slice(-9).join("");
}

/** `namespace/name` with its namespace cut. */
export function namespacedName(text: string): string {
  const slash = text.indexOf("/");
  if (slash < 0) return middle(text, 30);
  return `${namespaceName(text.slice(0, slash))}/${middle(text.slice(slash + 1), 30)}`;
}

/** A SPIFFE id, or the principal in it, keeps its service account. Patterns are left alone. */
export function identity(text: string, max: number): string {
  if ([...text].length <= max) return text;
  const account = /\/sa\/([^/]+)$/.exec(text)?.[1];
  return account === undefined ? middle(text, max) : middle(`${CUT}/sa/${account}`, max);
}

/** A path keeps its first and last segment; the query goes first. */
export function path(text: string, max: number): string {
  if ([...text].length <= max) return text;
  const bare = text.split("?")[0] ?? text;
  if ([...bare].length + 2 <= max && bare !== text) return `${bare}?${CUT}`;
  const segments = bare.split("/").filter((segment) => segment !== "");
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined || segments.length < 3) return middle(text, max);
  return middle(`/${first}/${CUT}/${last}`, max);
}

/** A token is a secret and a wall of letters: never more than twelve characters of it. */
export function token(text: string): string {
  return middle(text, 12);
}

/** A value of a clause, cut as its field asks for. */
export function fieldValue(field: string, text: string, max: number): string {
  if (/principal|serviceaccount/i.test(field) || text.includes("/sa/")) return identity(text, max);
  if (/^(not)?paths$|^path$/i.test(field)) return path(text, max);
  if (/namespace/i.test(field)) return middle(namespaceName(text), max);
  if (/authorization|token/i.test(field)) return token(text);
  return middle(text, max);
}

/** The longest middle-cut form of a text that is not wider than that; widths by `measure`. */
export function toWidth(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const length = [...text].length;
  let fits = 1;
  let tooLong = length;
  while (tooLong - fits > 1) {
    const half = Math.floor((fits + tooLong) / 2);
    if (measure(middle(text, half)) <= width) fits = half;
    else tooLong = half;
  }
  return middle(text, fits);
}
