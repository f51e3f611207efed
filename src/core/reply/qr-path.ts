/** Blank modules that a reader needs around the code (ISO/IEC 18004, 5.3.8). */
export const QUIET_ZONE = 4;

/** The dark modules of a QR code as the data of an SVG path, a rectangle for each run in a row, moved in by the quiet zone. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  let path = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  });
  return path;
}
