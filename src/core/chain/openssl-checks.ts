import { DerError } from '../asn1/der-error.ts';
import { readEach, readElement, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { readNamedBits, readSerialHex } from '../asn1/primitive.ts';
import { contextConstructed, contextPrimitive } from '../asn1/tag.ts';
import { readGeneralName } from '../x509/general-name.ts';
import type { GeneralName, Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import type { CandidatePath } from './find-paths.ts';
import { nameKey } from './name-key.ts';
import { problemOf, titleOf } from './problem-of.ts';
import { isSelfIssued } from './self-issued.ts';

const AUTHORITY_KEY_ID = '2.5.29.35';
const NETSCAPE_TYPE = '2.16.840.1.113730.1.1';
/** What Netscape's certificate type may say, by bit. */
const NETSCAPE_TYPES = ['sslClient', 'sslServer', 'smime', 'objectSigning', 'reserved', 'sslCA', 'smimeCA', 'objectSigningCA'];

/**
 * What OpenSSL and what is built on it hold against a path and no browser does: an issuer named by its own issuer and serial number that is
 * not the one above (X509_check_akid, crypto/x509/v3_purp.c), and Netscape's certificate type without the server's bit (ns_reject).
 * What cannot be read is said elsewhere.
 */
export function checkAsOpenssl({ certificates, end }: CandidatePath): ChainProblem[] {
  const [leaf] = certificates;
  const top = certificates.length - 1;
  const problems = certificates.flatMap((child, at): ChainProblem[] => {
    const isRoot = at === top && end.kind === 'anchor' && isSelfIssued(child);
    const issuer = isRoot ? child : certificates[at + 1];
    const asked = authorityIssuer(child);
    if (issuer === undefined || asked === null) return [];
    const otherName = asked.name !== null && nameKey(asked.name) !== nameKey(issuer.issuer);
    const otherSerial = asked.serial !== null && asked.serial !== issuer.serialHex;
    if (!otherName && !otherSerial) return [];
    const facts = { subject: titleOf(child), issuer: titleOf(issuer), named: asked.serial, found: issuer.serialHex };
    return [problemOf('issuer-serial-mismatch', child, facts)];
  });
  const types = leaf === undefined ? null : netscapeTypes(leaf);
  if (leaf !== undefined && types !== null && !types.includes('sslServer')) {
    const facts = { subject: titleOf(leaf), purpose: 'sslServer', found: `nsCertType ${types.join('、')}` };
    problems.push(problemOf('wrong-purpose', leaf, facts, 'error', { openssl: 'unsuitable certificate purpose' }));
  }
  return problems;
}

interface AuthorityIssuer {
  name: GeneralName['name'];
  serial: string | null;
}

const ignore = (): void => undefined;

/** RFC 5280 4.2.1.1: the issuer and serial number of the certificate above, the first directory name of those given. */
function authorityIssuer(certificate: Subject): AuthorityIssuer | null {
  return valueOf(certificate, AUTHORITY_KEY_ID, (value) =>
    within(value, (identifiers) => {
      const names: GeneralName[] = [];
      identifiers.optional(contextPrimitive(0));
      const given = identifiers.optional(contextConstructed(1));
      if (given !== null) readEach(given, ignore, (items) => names.push(readGeneralName(items.next(), ignore)));
      const serial = identifiers.optional(contextPrimitive(2));
      return { name: names.find(({ type }) => type === 'dirName')?.name ?? null, serial: serial === null ? null : readSerialHex(serial) };
    }),
  );
}

/** OpenSSL looks at the first octet alone. */
function netscapeTypes(certificate: Subject): string[] | null {
  return valueOf(certificate, NETSCAPE_TYPE, (value) => readNamedBits(value).flatMap((bit) => NETSCAPE_TYPES[bit] ?? []));
}

function valueOf<Result>(certificate: Subject, oid: string, read: (value: DerElement) => Result): Result | null {
  const found = certificate.extensions.find((each) => each.oid === oid);
  if (found === undefined) return null;
  try {
    return read(readElement(found.value, 0, found.value.length));
  } catch (fault) {
    if (fault instanceof DerError) return null;
    throw fault;
  }
}
