/** Pixels of the PNG for each unit of the drawing: sharp on screens of today and when pasted into slides. */
export const PNG_SCALE = 2;

/** The address of an SVG text that an `<img>` may show under the page's Content-Security-Policy. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Draws an SVG of this size as a PNG of twice as many pixels each way. Rejects where the browser cannot. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = svgAddress(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("there is no canvas to draw on");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("the canvas gave no PNG"));
      else resolve(blob);
    }, "image/png");
  });
}
