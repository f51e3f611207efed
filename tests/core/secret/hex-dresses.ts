// Bytes as programs print them. Every function gives text without a newline at its end.

const of = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const each = (bytes: Uint8Array) => of(bytes).match(/../g) ?? [];

function rows<T>(all: T[], width: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / width) }, (_, i) => all.slice(i * width, (i + 1) * width));
}

const shown = (row: string[]) => row.map((two) => (/[2-6].|7[0-9a-e]/.test(two) ? String.fromCharCode(parseInt(two, 16)) : '.')).join('');
const offset = (row: number, digits: number, width = 16) => (row * width).toString(16).padStart(digits, '0');

export const xxd = (bytes: Uint8Array) =>
  rows(each(bytes), 16)
    .map(
      (row, i) =>
        `${offset(i, 8)}: ${rows(row, 2)
          .map((two) => two.join(''))
          .join(' ')
          .padEnd(39)}  ${shown(row)}`,
    )
    .join('\n');

export const hexdumpC = (bytes: Uint8Array) =>
  [
    ...rows(each(bytes), 16).map(
      (row, i) =>
        `${offset(i, 8)}  ${rows(row, 8)
          .map((eight) => eight.join(' '))
          .join('  ')
          .padEnd(48)}  |${shown(row)}|`,
    ),
    bytes.length.toString(16).padStart(8, '0'),
  ].join('\n');

export const odX1 = (bytes: Uint8Array) =>
  [
    ...rows(each(bytes), 16).map((row, i) => `${(i * 16).toString(8).padStart(7, '0')} ${row.join(' ')}`),
    bytes.length.toString(8).padStart(7, '0'),
  ].join('\n');

const words = (row: string[], radix: number, digits: number) =>
  rows(row, 2)
    .map(([first = '00', second = '00']) =>
      parseInt(second + first, 16)
        .toString(radix)
        .padStart(digits, '0'),
    )
    .join(' ');

export const odPlain = (bytes: Uint8Array) =>
  rows(each(bytes), 16)
    .map((row, i) => `${(i * 16).toString(8).padStart(7, '0')} ${words(row, 8, 6)}`)
    .join('\n');

export const hexdumpPlain = (bytes: Uint8Array) =>
  rows(each(bytes), 16)
    .map((row, i) => `${offset(i, 7)} ${words(row, 16, 4)}`)
    .join('\n');

export const formatHex = (bytes: Uint8Array) =>
  [
    '           00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F',
    '',
    ...rows(each(bytes), 16).map((row, i) => `${offset(i, 8).toUpperCase()}   ${row.join(' ').toUpperCase().padEnd(47)}  ${shown(row)}`),
  ].join('\r\n');

export const colons = (bytes: Uint8Array) => each(bytes).join(':');
export const spaced = (bytes: Uint8Array) => each(bytes).join(' ');
export const lines = (bytes: Uint8Array, width = 30) =>
  rows(each(bytes), width)
    .map((row) => row.join(''))
    .join('\n');
export const cArray = (bytes: Uint8Array, name = 'data') =>
  `unsigned char ${name}[] = {\n${rows(each(bytes), 12)
    .map((row) => `  ${row.map((two) => `0x${two}`).join(', ')}`)
    .join(',\n')}\n};\nunsigned int ${name}_len = ${bytes.length};`;
export const xString = (bytes: Uint8Array) =>
  `"${each(bytes)
    .map((two) => `\\x${two}`)
    .join('')}"`;
export const decimals = (bytes: Uint8Array, between = ',') => [...bytes].join(between);
export const goSlice = (bytes: Uint8Array) =>
  `[]byte{${each(bytes)
    .map((two) => `0x${two}`)
    .join(', ')}}`;

/** The block of OpenSSL's `-text`: 15 bytes a line, indented. */
export const block = (bytes: Uint8Array, indent = 4) =>
  rows(each(bytes), 15)
    .map((row, i, all) => `${' '.repeat(indent)}${row.join(':')}${i < all.length - 1 ? ':' : ''}`)
    .join('\n');

/** Dresses that fit any bytes, certificates and keys alike, by a short name. */
export const dresses: [string, (bytes: Uint8Array) => string][] = [
  ['十六進位一行', of],
  ['十六進位大寫', (bytes) => of(bytes).toUpperCase()],
  ['十六進位分行', lines],
  ['十六進位加冒號', colons],
  ['十六進位大寫加冒號', (bytes) => colons(bytes).toUpperCase()],
  ['十六進位加空白', spaced],
  ['十六進位加連字號', (bytes) => each(bytes).join('-').toUpperCase()],
  ['0x 開頭的十六進位', (bytes) => `0x${of(bytes)}`],
  ['xxd', xxd],
  ['hexdump -C', hexdumpC],
  ['hexdump', hexdumpPlain],
  ['od', odPlain],
  ['od -t x1', odX1],
  ['C 陣列', cArray],
  ['\\x 字串', xString],
  ['PowerShell 位元組陣列', (bytes) => `[byte[]]$b = ${decimals(bytes)}`],
  ['十進位清單', (bytes) => `[${decimals(bytes, ', ')}]`],
  ['Go 位元組切片', goSlice],
  ['PowerShell Format-Hex', formatHex],
  ['OpenSSL 縮排區塊', block],
];
/** Dresses in which lines glued together lose their meaning. */
export const needsLines = new Set(['xxd', 'hexdump -C', 'hexdump', 'od', 'od -t x1', 'PowerShell Format-Hex']);
