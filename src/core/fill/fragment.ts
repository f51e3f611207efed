/** What an address carries after its `#`: the heading to show and the values to fill in, as typed. */
export interface Fragment {
  anchor: string;
  values: Readonly<Record<string, string>>;
}

/** Longest fragment that is read, and most values; what is beyond is not from this site. */
const LIMITS = { length: 8192, values: 40 };

/** Reads `#verify?domain=…&alias=…`. What cannot be read is left out; values are unchecked. */
export function readFragment(hash: string): Fragment {
  const text = hash.replace(/^#/, '').slice(0, LIMITS.length);
  const mark = text.indexOf('?');
  const values: Record<string, string> = {};
  const pairs = mark < 0 ? [] : text.slice(mark + 1).split('&', LIMITS.values);
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0));
    const value = decode(pair.slice(equals + 1));
    if (/^[a-z][A-Za-z0-9]*$/.test(name) && value !== null && value !== '') values[name] = value;
  }
  return { anchor: decode(mark < 0 ? text : text.slice(0, mark)) ?? '', values };
}

/** The fragment with its `#`. Without values it is the heading alone. */
export function writeFragment({ anchor, values }: Fragment): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${encode(value)}`);
  // The anchor may be the state of a walk, `a=yes.no&d=2027-01-15`, which its own script reads.
  const place = encode(anchor).replaceAll('%3D', '=').replaceAll('%26', '&');
  return pairs.length === 0 ? `#${place}` : `#${place}?${pairs.join('&')}`;
}

/** Also the characters at which mail programs and chats end a link. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
