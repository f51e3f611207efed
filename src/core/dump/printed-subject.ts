import { DerReader } from '../asn1/der-reader.ts';
import type { Decoding } from '../x509/decoding.ts';
import { toHex } from '../text/hex.ts';
import { sha256 } from '../crypto/hash.ts';
import { readExtensions } from '../x509/extensions.ts';
import { readName } from '../x509/name.ts';
import { readPublicKey } from '../x509/public-key.ts';
import { emptySubject } from '../x509/subject.ts';
import type { Name, PublicKey, Subject } from '../x509/subject.ts';
import { octetString } from '../asn1/tag.ts';
import { DumpFault, type Dump } from './dump.ts';
import { der, oid, sequence, TRUE } from './write-der.ts';

/**
 * The subject of what a program printed, read by the decoder of real certificates from the parts that were rebuilt. What is not in the
 * text stays away: no DER, no signature, no fingerprint but a printed one, no digest of a key that was not printed whole.
 */
export function printedSubject(dump: Dump): Subject {
  const { kind, line, version, serialHex, notBefore, notAfter, attributes, fingerprints } = dump;
  const subject: Subject = {
    ...emptySubject({ kind, encoding: 'text', label: null, line, der: null }),
    ...{ version, serialHex, notBefore, notAfter, attributes, fingerprints },
    subject: nameOf(dump.subject, 'subject'),
    issuer: dump.issuer && nameOf(dump.issuer, 'issuer'),
    signature: { ...dump.signature, differs: null, value: new Uint8Array(), signed: new Uint8Array() },
  };
  if (dump.key instanceof Uint8Array) {
    subject.key = keyOf(dump.key);
    subject.spkiSha256 = toHex(sha256(dump.key));
  } else {
    const nothing = new Uint8Array();
    subject.key = { exponent: null, modulusHex: null, spki: nothing, octets: nothing, material: null, ...dump.key };
  }
  const decoding: Decoding = { subject, problems: [] };
  const list = sequence(
    ...dump.extensions.flatMap(({ oid: name, critical, value }) => {
      const id = oid(name);
      // Without its value an extension is only listed: nothing here decodes it.
      if (id !== null) return [sequence(id, ...(critical ? [TRUE] : []), der(octetString, value ?? new Uint8Array()))];
      subject.extensions.push({ oid: name, name, critical, value: new Uint8Array() });
      return [];
    }),
  );
  readExtensions(decoding, new DerReader(list, 0, list.length).next(), 'extensions');
  const [unread] = subject.unreadable;
  if (unread !== undefined) throw new DumpFault(unread.part);
  return subject;
}

function nameOf(bytes: Uint8Array, part: string): Name {
  return readName(new DerReader(bytes, 0, bytes.length).next(), () => {
    throw new DumpFault(part);
  });
}

function keyOf(spki: Uint8Array): PublicKey | null {
  let key: PublicKey | null = null;
  readPublicKey(new DerReader(spki, 0, spki.length).next(), (read) => {
    key = read;
  });
  return key;
}
