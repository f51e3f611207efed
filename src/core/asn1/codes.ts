/**
 * Every reason that is given for something unreadable, each with the facts that a problem of this code always
 * has beside `field`; entries of `Subject.unreadable` have no facts. The words are in `content/messages/asn1.yaml`:
 * a `text` that needs no facts, and a `detail` for problems that does.
 */
export const asn1Codes = {
  'asn1-truncated': ['offset', 'missing'],
  'asn1-wrong-tag': ['offset', 'expected', 'found'],
  'asn1-missing': ['offset'],
  'asn1-trailing-data': ['offset', 'bytes'],
  'asn1-indefinite-length': ['offset'],
  'asn1-length-too-large': ['offset'],
  'asn1-too-deep': ['offset', 'limit'],
  'asn1-not-recognised': ['bytes'],
  'algorithm-mismatch': ['offset', 'inside', 'outside'],
  'bad-boolean': ['offset'],
  'bad-integer': ['offset'],
  'bad-oid': ['offset'],
  'bad-bit-string': ['offset'],
  'bad-string': ['offset'],
  'bad-time': ['offset'],
  'bad-ip': ['offset'],
  'bad-key': ['offset'],
  'bad-sct-list': ['offset'],
  'duplicate-extension': ['offset'],
  'too-many-extensions': ['limit'],
  'too-many-certificates': ['limit'],
  'not-signed-data': ['offset', 'oid'],
  'cms-data': ['offset', 'oid'],
  'cms-enveloped': ['offset', 'oid'],
  'not-x509-certificate': ['offset'],
} as const satisfies Record<string, readonly string[]>;

/** One of the keys of `asn1Codes`. */
export type Asn1Code = keyof typeof asn1Codes;
