import { createHash } from 'node:crypto';
import type { AuthorityFile } from '../content/authority-file.ts';
import type { AuthorityFacts } from '../core/authority/authority.ts';
import { writeBundle } from '../core/x509/write-bundle.ts';
import type { Pack } from '../schemas/pack.ts';
import { installPath } from './install-path.ts';

/** A file with certificates that the site hands out. */
export interface CertificateFile {
  /** Below `/certificates/`: "twca-ssl-2024.crt", "chain-twca-cyber.p7b". */
  name: string;
  format: 'PEM' | 'DER' | 'P7B';
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the whole file. */
  sha256: string;
}

/** All of them by what they hold: an authority's id, or a pack's with "chain-" in front. */
export function makeCertificateFiles(
  certificates: Readonly<Record<string, AuthorityFile>>,
  authorities: readonly AuthorityFacts[],
  packs: readonly Pick<Pack, 'id' | 'issuer'>[],
): ReadonlyMap<string, readonly CertificateFile[]> {
  const of = (id: string): AuthorityFile => {
    const certificate = certificates[id];
    if (!certificate) throw new Error(`content/authorities/${id}.pem 不見了，或不是一張憑證。`);
    return certificate;
  };
  return new Map([
    ...authorities.map(({ id }): [string, CertificateFile[]] => [
      id,
      [pem(id, [of(id)]), file(id, 'der', 'DER', of(id).der), p7b(id, [of(id)])],
    ]),
    ...packs.map(({ id, issuer }): [string, CertificateFile[]] => {
      const first = authorities.find((each) => each.id === issuer);
      if (!first) throw new Error(`content/packs/${id}.yaml：content/authorities 沒有 ${issuer}。`);
      const list = installPath(first, authorities).install.map((each) => of(each.id));
      return [`chain-${id}`, [pem(`chain-${id}`, list), p7b(`chain-${id}`, list)]];
    }),
  ]);
}

// The endings are those that a plain IIS serves. It refuses .pem and .cer, and one refused file would fail the copy for use without a network.
const pem = (name: string, list: readonly AuthorityFile[]): CertificateFile =>
  file(name, 'crt', 'PEM', new TextEncoder().encode(list.map((each) => each.pem).join('')));
const p7b = (name: string, list: readonly AuthorityFile[]): CertificateFile =>
  file(name, 'p7b', 'P7B', writeBundle(list.map(({ der }) => der)));

function file(name: string, ending: string, format: CertificateFile['format'], content: Uint8Array): CertificateFile {
  const bytes = Uint8Array.from(content);
  return { name: `${name}.${ending}`, format, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
