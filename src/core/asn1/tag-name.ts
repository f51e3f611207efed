const universal: Readonly<Record<number, string>> = {
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT IDENTIFIER',
  10: 'ENUMERATED',
  12: 'UTF8String',
  16: 'SEQUENCE',
  17: 'SET',
  18: 'NumericString',
  19: 'PrintableString',
  20: 'T61String',
  21: 'VideotexString',
  22: 'IA5String',
  23: 'UTCTime',
  24: 'GeneralizedTime',
  25: 'GraphicString',
  26: 'VisibleString',
  27: 'GeneralString',
  28: 'UniversalString',
  30: 'BMPString',
};

const classes = ['', 'APPLICATION ', '', 'PRIVATE '] as const;

/** Names an identifier octet as ASN.1 writes it: "SEQUENCE", "[0]", "[PRIVATE 12]". */
export function tagName(tag: number): string {
  const number = tag & 0x1f;
  const tagClass = tag >> 6;
  if (tagClass !== 0) return `[${classes[tagClass] ?? ''}${number === 0x1f ? '31+' : number}]`;
  return universal[number] ?? `[UNIVERSAL ${number}]`;
}
