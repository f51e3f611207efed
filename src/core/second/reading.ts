/** What both programs are asked of one object, in the order in which it is told. Words for them stand in `content/messages/second.yaml`. */
export const FIELDS = [
  'version',
  'serial',
  'issuer',
  'subject',
  'not-before',
  'not-after',
  'key-algorithm',
  'key-size',
  'key',
  'signature-algorithm',
  'inner-algorithm',
  'san',
  'basic-constraints',
  'key-usage',
  'extended-key-usage',
  'ski',
  'aki',
  'extensions',
  'attributes',
  'certificates',
] as const;

export type Field = (typeof FIELDS)[number];

/** A field as text, for comparing and for showing; null where the object does not have it, a list where it has several. */
export type FieldValue = string | null | readonly string[];

/** One object as one program reads it. A field that is not there was not asked for; times are ISO 8601 in UTC, hex is lower case. */
export type Reading = Readonly<Partial<Record<Field, FieldValue>>>;

/** Of a value that the second program cannot read or reads wrongly; only that it is there is compared. */
export const UNCOMPARED = '…';

/** What became of the second program's reading. `says` are its own words, in English, to be quoted and not trusted. */
export type SecondReading =
  | { state: 'read'; reading: Reading; refusedParts: readonly RefusedPart[] }
  /** It does not take the object. */
  | { state: 'refused'; says: string }
  /** It was not asked, or it gave up at a limit of its own: more octets, elements or levels than it reads. */
  | { state: 'beyond' };

/** An extension whose value the second program does not take, while it takes the rest. */
export interface RefusedPart {
  oid: string;
  says: string;
}

/** Kinds of objects that the second program is asked about. */
export const SECOND_KINDS = ['certificate', 'csr', 'crl', 'pkcs7'] as const;
export type SecondKind = (typeof SECOND_KINDS)[number];

/** More than any certificate or bundle takes; larger lists of revoked certificates have more elements than the second program reads. */
export const MOST_BYTES = 1024 * 1024;
