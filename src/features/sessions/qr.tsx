import { create } from 'qrcode';

/** Modules of empty space that a reader needs around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code as its side, in modules without the quiet zone, and the outline of its dark modules. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column] !== 1) continue;
      const from = column;
      while (column < size && data[row * size + column] === 1) column++;
      runs.push(`M${from} ${row}h${column - from}v1H${from}z`);
    }
  }
  return { size, path: runs.join('') };
}

/**
 * A QR code as an accessible picture, dark on white, as wide as its place (see `se-qr`). `title` says what it leads to;
 * print the address beside it (LIVE-20).
 */
export function qrSvg(text: string, title: string) {
  const { size, path } = qrPath(text);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      role="img"
      aria-label={title}
      shape-rendering="crispEdges"
    >
      <title>{title}</title>
      <path fill="#fff" d={`M${-QUIET_ZONE} ${-QUIET_ZONE}h${side}v${side}h${-side}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
