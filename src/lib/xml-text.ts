/** What XML 1.0 cannot hold in any spelling (section 2.2). */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Any text as the content of an element or a quoted attribute. `instead` says what stands for a sign that XML has not. */
export function xmlText(text: string, instead: (character: string) => string): string {
  return text
    .replace(NOT_XML, instead)
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
