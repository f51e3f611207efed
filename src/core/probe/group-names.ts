/** Names of OpenSSL and of the standards beside those of the IANA registry "TLS Supported Groups". */
const NAMES: Readonly<Record<string, string>> = {
  'p-256': 'secp256r1',
  'p-384': 'secp384r1',
  'p-521': 'secp521r1',
  prime256v1: 'secp256r1',
};
const CURVE = /^(?:x25519|x448|secp\d{3}[rk]1|(?:x25519|secp256r1|secp384r1)mlkem\d{3,4})$/u;

/** The group of a key exchange as a tool prints it ("ECDH, P-256, 256 bits", "ecdh_x25519", "dh 1024"), as records name it; null where it is none. */
export function groupOfWords(said: string): string | null {
  const lower = said.trim().toLowerCase();
  const bits = /^(?:dhe?)[, ]{1,2}(\d{3,5})(?: bits)?$/u.exec(lower)?.[1];
  if (bits !== undefined) return `dhe-${bits}`;
  const [name = ''] = lower.replace(/^ecdh[_, ]\s?/u, '').split(/[, ]/u);
  const known = NAMES[name] ?? name;
  return CURVE.test(known) ? known.replace('mlkem', 'MLKEM').replace(/^x(25519MLKEM)/u, 'X$1') : null;
}

/** Of several groups that a tool saw, the one that counts: the smallest finite field below 2048 bits, else the first. */
export function weakestGroup(groups: readonly string[]): string | null {
  const small = groups
    .flatMap((group) => (group.startsWith('dhe-') ? Number(group.slice(4)) : []))
    .filter((bits) => bits < 2048)
    .sort((one, other) => one - other);
  return small[0] === undefined ? (groups[0] ?? null) : `dhe-${small[0]}`;
}
