/** Addresses of a `srcset` value with their index in it (HTML 4.8.4.3.10: split at white space, commas end a candidate). */
export function readSrcset(value: string): { url: string; at: number }[] {
  const found: { url: string; at: number }[] = [];
  let at = 0;
  while (at < value.length) {
    while (at < value.length && (isBlank(value, at) || value[at] === ',')) at++;
    const start = at;
    while (at < value.length && !isBlank(value, at)) at++;
    let end = at;
    if (value[end - 1] === ',') {
      // "a.jpg," has no descriptor: the commas are not part of the address.
      while (end > start && value[end - 1] === ',') end--;
    } else {
      at = endOfDescriptor(value, at);
    }
    if (end > start) found.push({ url: value.slice(start, end), at: start });
  }
  return found;
}

function endOfDescriptor(value: string, from: number): number {
  let depth = 0;
  for (let at = from; at < value.length; at++) {
    if (value[at] === '(') depth++;
    else if (value[at] === ')') depth = Math.max(0, depth - 1);
    else if (value[at] === ',' && depth === 0) return at + 1;
  }
  return value.length;
}

const isBlank = (text: string, at: number): boolean => ' \t\n\f\r'.includes(text[at] ?? '');
