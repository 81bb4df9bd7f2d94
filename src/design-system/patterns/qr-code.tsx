/** Modules of empty space that a reader needs around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

export interface QrCodeProps {
  /** Modules on a side, without the quiet zone. */
  size: number;
  /** The outline of the dark modules, as an SVG path. */
  path: string;
  /** What it leads to. */
  title: string;
}

/** A QR code as an accessible picture, dark on white, as wide as its place (see `se-qr`). */
export function QrCode({ size, path, title }: QrCodeProps) {
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
