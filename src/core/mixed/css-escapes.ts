/** CSS text with its escapes read (CSS Syntax 4.3.7): `\3a ` is a colon, an escaped line break nothing. */
export function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([\da-f]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[\r\n\f])|([^]))/gi,
    (_, hex?: string, end?: string, char?: string) => {
      if (hex === undefined) return end === undefined ? (char ?? '') : '';
      const code = parseInt(hex, 16);
      return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}
