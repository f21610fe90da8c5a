/** The fonts of the scene, in SVG user units. */
const FONTS = {
  mono: { size: 11, weight: 500, family: "mono" },
  monoBold: { size: 11, weight: 700, family: "mono" },
  sign: { size: 11, weight: 700, family: "mono" },
  sans: { size: 11.5, weight: 500, family: "sans" },
  title: { size: 12, weight: 650, family: "sans" },
  tag: { size: 11, weight: 500, family: "sans" },
  caption: { size: 11, weight: 500, family: "sans" },
} as const;

export type FontName = keyof typeof FONTS;

/** Width of a text in user units. */
export type Measure = (text: string, font: FontName) => number;

/** A generous estimate for places without fonts: tests and the first paint. */
export const estimate: Measure = (text, font) => {
  const { size, family, weight } = FONTS[font];
  const advance = family === "mono" ? 0.605 : weight >= 650 ? 0.56 : 0.53;
  return [...text].length * size * advance;
};

/**
 * Measures with the fonts of the page. Falls back to the estimate where there is no canvas. Families are read
 * from the tokens, so that measuring and drawing cannot disagree.
 */
export function createMeasure(document: Document): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return estimate;
  const style = getComputedStyle(document.documentElement);
  const families = {
    mono: style.getPropertyValue("--mono") || "monospace",
    sans: style.getPropertyValue("--sans") || "sans-serif",
  };
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    const { size, weight, family } = FONTS[font];
    context.font = `${weight} ${size}px ${families[family]}`;
    const measured = context.measureText(text).width;
    known.set(key, measured);
    return measured;
  };
}
