/** By tag number; the gaps are types that nobody has met. */
const universal = /* @__PURE__ */ (
  ',BOOLEAN,INTEGER,BIT STRING,OCTET STRING,NULL,OBJECT IDENTIFIER,,,,ENUMERATED,,UTF8String,,,,SEQUENCE,SET,NumericString,' +
  'PrintableString,T61String,VideotexString,IA5String,UTCTime,GeneralizedTime,GraphicString,VisibleString,GeneralString,' +
  'UniversalString,,BMPString'
).split(',');

const classes = ['', 'APPLICATION ', '', 'PRIVATE '] as const;

/** Names an identifier octet as ASN.1 writes it: "SEQUENCE", "[0]", "[PRIVATE 12]". */
export function tagName(tag: number): string {
  const number = tag & 0x1f;
  const tagClass = tag >> 6;
  if (tagClass !== 0) return `[${classes[tagClass] ?? ''}${number === 0x1f ? '31+' : number}]`;
  return universal[number] || `[UNIVERSAL ${number}]`;
}
