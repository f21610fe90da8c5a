import { xmlText } from "../../lib/xml-text.ts";

/** One element of a picture that needs nothing but itself. */
export interface PictureNode {
  readonly tag: PictureTag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PictureNode | string)[];
}

/** All that a picture may be made of: nothing that runs, nothing that refers to anything. */
export const PICTURE_TAGS = ["svg", "title", "g", "path", "rect", "circle", "text"] as const;

export type PictureTag = (typeof PICTURE_TAGS)[number];

/** The picture as the text of an SVG file. Whatever its texts hold, it is well-formed XML and no more than text. */
export function pictureText(node: PictureNode): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
  const inside = node.children
    .map((child) => (typeof child === "string" ? escaped(child) : pictureText(child)))
    .join("");
  return inside === ""
    ? `<${node.tag}${attributes}/>`
    : `<${node.tag}${attributes}>${inside}</${node.tag}>`;
}

function escaped(text: string): string {
  return xmlText(text, () => "\ufffd");
}

/** `rgb(22, 33, 43)` as `#16212b`, `1.25px` as `1.25`, `4px, 3px` as `4 3`: what every reader of SVG knows. */
export function plainStyle(value: string): string {
  const color = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(value);
  if (color !== null) {
    const hex = color.slice(1).map((part) => Number(part).toString(16).padStart(2, "0"));
    return `#${hex.join("")}`;
  }
  return /^[\d., px-]+$/.test(value)
    ? value.replaceAll("px", "").replaceAll(",", "").trim()
    : value;
}
