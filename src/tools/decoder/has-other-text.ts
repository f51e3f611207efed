const BODY = /^[A-Za-z0-9+/=\s]*$/;
const LONG = 48;

/** Whether a text has words besides PEM blocks and bare Base64: a cheap test, one look at each line. */
export function hasOtherText(text: string): boolean {
  let inside = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith('-----')) {
      inside = line.startsWith('-----BEGIN ');
      continue;
    }
    const isBody = BODY.test(line) && (inside || line.trim().length >= LONG);
    if (!isBody && /\p{L}/u.test(line)) return true;
  }
  return false;
}
