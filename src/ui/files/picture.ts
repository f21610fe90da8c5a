import { PICTURE_TAGS, type PictureNode, type PictureTag, plainStyle } from "./picture-text.ts";

/** The scene as it stands, and its size in units of the drawing. */
export interface Picture {
  readonly root: PictureNode;
  readonly width: number;
  readonly height: number;
}

/** Copied as they are. */
const GEOMETRY = ["d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "transform"];
/** Inherited: written only where it is not what stands around it. The start is what SVG begins with. */
const START: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "text-anchor": "start",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "letter-spacing": "normal",
};

/**
 * Reads the scene into a picture that needs neither the page nor its styles: every symbol is put in its place, and every
 * token and rule becomes an attribute, so that it looks alike in programs without style sheets or custom properties. A
 * walk or bubble in motion is shown as it ends.
 */
export function readPicture(scene: SVGSVGElement): Picture {
  const { width, height } = scene.viewBox.baseVal;
  const paper = backgroundBehind(scene);
  const copy = scene.cloneNode(true) as SVGSVGElement;
  const holder = document.createElement("div");
  // Beside the scene, where the same rules reach it; taken out before anything is painted.
  holder.style.cssText = "position:absolute;width:0;height:0;overflow:hidden";
  holder.append(copy);
  scene.parentNode?.append(holder);
  try {
    placeSymbols(copy);
    const read = readNode(copy, START);
    const title = scene.getAttribute("aria-label") ?? "";
    return {
      width,
      height,
      root: {
        tag: "svg",
        attributes: {
          ...read?.attributes,
          xmlns: "http://www.w3.org/2000/svg",
          width: String(width),
          height: String(height),
          viewBox: `0 0 ${width} ${height}`,
          role: "img",
        },
        children: [
          { tag: "title", attributes: {}, children: [title] },
          {
            tag: "rect",
            attributes: { width: String(width), height: String(height), fill: plainStyle(paper) },
            children: [],
          },
          ...(read?.children ?? []),
        ],
      },
    };
  } finally {
    holder.remove();
  }
}

/** Puts what each `<use>` stands for in its place. Symbols may use others. */
function placeSymbols(root: SVGSVGElement): void {
  for (let use = root.querySelector("use"); use !== null; use = root.querySelector("use")) {
    const symbol = document.getElementById((use.getAttribute("href") ?? "").replace(/^#/, ""));
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    for (const name of ["class", "transform", "opacity"]) {
      const value = use.getAttribute(name);
      if (value !== null) group.setAttribute(name, value);
    }
    // Rules may name the element itself; of those in lobby.css only this property comes from one.
    group.style.opacity = getComputedStyle(use).opacity;
    for (const child of symbol?.children ?? []) group.append(child.cloneNode(true));
    use.replaceWith(group);
  }
}

/** Null for what is not seen, and for what is no part of a picture. */
function readNode(element: Element, around: Readonly<Record<string, string>>): PictureNode | null {
  const tag = PICTURE_TAGS.find((known) => known === element.localName);
  if (tag === undefined) return null;
  const style = getComputedStyle(element);
  if (style.display === "none" || Number(style.opacity) === 0) return null;
  const own = Object.fromEntries(
    Object.keys(START).map((name) => [name, style.getPropertyValue(name)]),
  );
  const children = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) return readNode(child, own) ?? [];
    const text = tag === "text" || tag === "title" ? (child.textContent ?? "") : "";
    return text === "" ? [] : text;
  });
  if (tag === "g" && children.length === 0) return null;
  return { tag, attributes: { ...geometry(element), ...looks(tag, style, own, around) }, children };
}

function geometry(element: Element): Readonly<Record<string, string>> {
  return Object.fromEntries(
    GEOMETRY.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function looks(
  tag: PictureTag,
  style: CSSStyleDeclaration,
  own: Readonly<Record<string, string>>,
  around: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (tag === "title") return {};
  const inherited = Object.entries(own).filter(([name, value]) => value !== around[name]);
  const decoration = style.textDecorationLine;
  return {
    ...Object.fromEntries(inherited.map(([name, value]) => [name, plainStyle(value)])),
    ...(style.opacity !== "1" && { opacity: style.opacity }),
    ...(tag === "text" && decoration !== "none" && { "text-decoration": decoration }),
  };
}

function backgroundBehind(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
  }
  return "rgb(255, 255, 255)";
}
