import { encode } from 'uqr';
import { QUIET_ZONE, qrPath } from '../../core/reply/qr-path.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The QR code of an address as a picture: black on white whatever the page's colours are, as cameras expect it. */
export function drawQr(address: string, label: string): SVGSVGElement {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const whole = size + 2 * QUIET_ZONE;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.append(path(`M0 0h${whole}v${whole}h-${whole}z`, '#fff'), path(qrPath(data), '#000'));
  return svg;
}

function path(data: string, fill: string): SVGPathElement {
  const made = document.createElementNS(SVG, 'path');
  made.setAttribute('d', data);
  made.setAttribute('fill', fill);
  return made;
}
