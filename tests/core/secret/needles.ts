// Finds the pieces of a secret in the form in which they stand in a text, whatever the form is.

type Bytes = Uint8Array;

const windows = 40;
const most = 8;

/** The ways in which a few bytes are printed: hex in its dresses, decimal, octal, and words of `xxd`, `od` and `hexdump`. */
const prints: ((piece: number[]) => string)[] = (() => {
  const hex = (byte: number) => byte.toString(16).padStart(2, '0');
  const joined = (one: (byte: number) => string, between: string) => (piece: number[]) => piece.map(one).join(between);
  const upper = (print: (piece: number[]) => string) => (piece: number[]) => print(piece).toUpperCase();
  const words = (one: (first: number, second: number) => string) => (piece: number[]) =>
    piece.flatMap((byte, i) => (i % 2 === 0 && piece[i + 1] !== undefined ? [one(byte, piece[i + 1] ?? 0)] : [])).join(' ');
  const pairs = (piece: number[]) => piece.map((byte, i) => (i % 2 && i < piece.length - 1 ? `${hex(byte)} ` : hex(byte))).join('');
  const plain = [joined(hex, ''), joined(hex, ':'), joined(hex, ' '), joined(hex, '-'), pairs];
  return [
    ...plain,
    ...plain.map(upper),
    ...[', ', ','].flatMap((between) => [
      joined((byte) => `0x${hex(byte)}`, between),
      joined((byte) => `0x${hex(byte).toUpperCase()}`, between),
      joined(String, between),
    ]),
    joined((byte) => `\\x${hex(byte)}`, ''),
    joined((byte) => `%${hex(byte)}`, ''),
    joined((byte) => byte.toString(8).padStart(3, '0'), ' '),
    words((first, second) => (second * 256 + first).toString(8).padStart(6, '0')),
    words((first, second) => (second * 256 + first).toString(16).padStart(4, '0')),
  ];
})();

/** Base64 of the bytes as it stands when 0, 1 or 2 other bytes go before; only characters that hold nothing but the bytes. */
function base64Forms(secret: Bytes): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
    const own = text.slice([0, 2, 3][before], Math.floor(((before + secret.length) * 4) / 3));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Starts of about 40 pieces, spread over `length` with every remainder of 16 and of 15 among them. */
function starts(length: number, piece: number): number[] {
  const step = Math.max(1, Math.floor((length - piece) / windows));
  const all: number[] = [];
  for (let at = 0; at + piece <= length; at += step) all.push(at);
  return all;
}

function piecesOf(secret: Bytes): string[] {
  const pieces = base64Forms(secret).flatMap((form) => starts(form.length, 16).map((at) => form.slice(at, at + 16)));
  for (const at of starts(secret.length, 6)) {
    const piece = [...secret.subarray(at, at + 6)];
    pieces.push(...prints.map((print) => print(piece)));
  }
  const text = Buffer.from(secret).toString('latin1');
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) {
    pieces.push(...text.split(/[\r\n]+/).flatMap((line) => starts(line.length, 16).map((at) => line.slice(at, at + 16))));
  }
  return pieces.filter((piece) => piece.length >= 12 && !/[\r\n]/.test(piece) && piece.trim() === piece);
}

function found(text: string, secrets: Bytes[]): { piece: string; at: number }[] {
  return [...new Set(secrets.flatMap(piecesOf))]
    .map((piece) => ({ piece, at: text.indexOf(piece) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
}

/** Up to 8 pieces of the secrets as they stand in the text, spread over it; those without `+`, `/` and `=` first. */
export function needlesIn(text: string, secrets: Bytes[]): string[] {
  const all = found(text, secrets).map(({ piece }) => piece);
  const plain = all.filter((piece) => !/[+/=]/.test(piece));
  const from = plain.length >= 3 ? plain : all;
  const step = Math.max(1, from.length / most);
  return [...new Set(Array.from({ length: Math.min(most, from.length) }, (_, i) => from[Math.floor(i * step)] ?? ''))];
}

/** The stretch of the text that holds the secrets, as bytes, to be looked for when the text itself is wrapped again. */
export function stretch(text: string, secrets: Bytes[]): Bytes {
  const all = found(text, secrets);
  const end = Math.max(...all.map(({ piece, at }) => at + piece.length));
  return Buffer.from(text.slice(all[0]?.at ?? 0, end), 'utf8');
}
