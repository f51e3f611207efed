const SVG = 'http://www.w3.org/2000/svg';

/** An element of a picture; what is drawn is said in words beside it. */
export function svgNode(name: string, attributes: Record<string, string | number> = {}, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
