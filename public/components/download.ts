/** Hands a file to the browser's download. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const textFile = (content: string, type: string): Blob =>
  new Blob([content], { type: `${type};charset=utf-8` });

/** A table; the mark at its beginning tells spreadsheets that it is UTF-8. */
export const csvFile = (content: string): Blob => textFile(`\ufeff${content}`, 'text/csv');

/** Twice as many pixels as the picture is wide: readable on slides and on paper. */
const SCALE = 2;

/**
 * A picture of an SVG.
 *
 * @throws Error where the browser cannot draw it, a picture larger than it has memory for
 */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image();
  // A data address: some pages forbid pictures from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot draw pictures.');
  context.scale(SCALE, SCALE);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be drawn.'))),
      'image/png'
    )
  );
}
