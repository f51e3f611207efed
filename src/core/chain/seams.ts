import { keyIdMatch } from './key-id-match.ts';

/** Bytes of a key identifier that tell keys of one name apart at a glance. */
const SHOWN = 4;

/**
 * The edge between a certificate and the one above it. fits: the signature verifies, and no identifier denies it. alike: the
 * identifiers agree, and nobody has looked at the signature. open: there is nothing to compare. apart: it does not fit. missing:
 * there is none above.
 */
export interface Seam {
  state: 'fits' | 'alike' | 'open' | 'apart' | 'missing';
  /** What the key above is called, from the subject key identifier of the certificate above. */
  upper: string | null;
  /** What the certificate below calls the key above, from its authority key identifier. */
  lower: string | null;
}

/** Lays two edges against each other; `signed` is what the key above says of the signature below, null where nobody has asked it. */
export function seamOf(child: { aki: string | null }, issuer: { ski: string | null } | null, signed: boolean | null): Seam {
  const lower = shortKeyId(child.aki);
  if (issuer === null) return { state: 'missing', upper: null, lower };
  const match = keyIdMatch(child, issuer);
  const isApart = signed === false || match === 'mismatch';
  const state = isApart ? 'apart' : signed === true ? 'fits' : match === 'match' ? 'alike' : 'open';
  return { state, upper: shortKeyId(issuer.ski), lower };
}

/** The first bytes of an identifier, in pairs of capitals as tools print them: "9F 3C 21 E0". */
export function shortKeyId(hex: string | null): string | null {
  if (hex === null || hex === '') return null;
  return (
    hex
      .slice(0, SHOWN * 2)
      .toUpperCase()
      .match(/../g)
      ?.join(' ') ?? null
  );
}
