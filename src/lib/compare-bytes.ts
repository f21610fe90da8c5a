/**
 * Orders strings as their UTF-8 bytes do, which is the order of code points: Go's and C++'s order, and
 * not JavaScript's, which differs outside the Basic Multilingual Plane.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    if (a.charCodeAt(index) === b.charCodeAt(index)) continue;
    const start = index > 0 && isHighSurrogate(a.charCodeAt(index - 1)) ? index - 1 : index;
    return (a.codePointAt(start) ?? 0) - (b.codePointAt(start) ?? 0);
  }
  return a.length - b.length;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
