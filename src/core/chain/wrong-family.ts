import type { KnownAuthority } from '../authority/authority.ts';
import { identifyAuthority } from '../authority/identify-authority.ts';
import { isSameName } from '../authority/is-same-name.ts';
import type { Name, Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf } from './problem-of.ts';

interface Family {
  family: KnownAuthority['family'];
  name: string;
}

/**
 * The intermediates belong to another CA than the certificate: the commonest mistake since agencies moved from GTLSCA to TWCA,
 * when the certificate is replaced and the chain file is not. Null where the families are the same or unknown.
 */
export function wrongFamily(last: Subject, unused: readonly Subject[], authorities: readonly KnownAuthority[]): ChainProblem | null {
  const needed = familyOfName(last.issuer, authorities);
  if (needed === null) return null;
  const served = unused
    .map((certificate) => identifiedFamily(certificate, authorities) ?? familyOfName(certificate.subject, authorities))
    .filter((family) => family !== null);
  const first = served[0];
  if (first === undefined || served.some(({ family }) => family === needed.family || isAbove(family, needed.family))) return null;
  return problemOf('wrong-family', last, { needed: needed.family, neededName: needed.name, served: first.family, servedName: first.name });
}

/** GTLSCA hangs under ePKI, and HiPKI has a cross certificate from it: ePKI's certificates belong into those chains. */
function isAbove(family: KnownAuthority['family'], below: KnownAuthority['family']): boolean {
  return family === 'epki' && (below === 'gtlsca' || below === 'hipki');
}

function identifiedFamily(certificate: Subject, authorities: readonly KnownAuthority[]): Family | null {
  const authority = identifyAuthority(certificate, authorities);
  return authority === null ? null : { family: authority.family, name: authority.name };
}

/** By the whole name, else by the organisation where all its authorities are of one family (TAIWAN-CA has more intermediates than are on file). */
function familyOfName(name: Name | null, authorities: readonly KnownAuthority[]): Family | null {
  if (name === null) return null;
  const exact = authorities.find(({ subject }) => isSameName(name, subject));
  if (exact !== undefined) return { family: exact.family, name: exact.name };
  const organisation = valueOf(name, 'O');
  if (organisation === null) return null;
  const namesakes = authorities.filter(({ subject }) => organisationIn(subject) === organisation.toLowerCase());
  const family = namesakes[0]?.family;
  if (family === undefined || namesakes.some((authority) => authority.family !== family)) return null;
  return { family, name: valueOf(name, 'CN') ?? organisation };
}

function valueOf(name: Name, type: string): string | null {
  return name.attributes.find((attribute) => attribute.type === type)?.value ?? null;
}

/** The O of a name in RFC 4514 text, unescaped as far as the names on file need it. */
function organisationIn(text: string): string | null {
  const value = /(?:^|,)O=((?:\\.|[^,\\])*)/.exec(text)?.[1];
  return value === undefined ? null : value.replace(/\\(.)/g, '$1').toLowerCase();
}
