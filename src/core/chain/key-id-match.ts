/** match: AKI equals SKI. open: one of the two is absent. mismatch: they name different keys. */
export type KeyIdMatch = 'match' | 'open' | 'mismatch';

/** RFC 5280 4.2.1.1: the identifiers tell keys of one name apart. */
export function keyIdMatch(child: { aki: string | null }, issuer: { ski: string | null }): KeyIdMatch {
  if (child.aki === null || issuer.ski === null) return 'open';
  return child.aki === issuer.ski ? 'match' : 'mismatch';
}
