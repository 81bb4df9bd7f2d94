import { create } from 'qrcode';
import { QrCode } from './qr-code.tsx';

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

/** A QR code for a page; print what it says beside it (LIVE-20). */
export function qrSvg(text: string, title: string) {
  return <QrCode {...qrPath(text)} title={title} />;
}
