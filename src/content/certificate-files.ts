import { createHash } from 'node:crypto';
import { writePkcs7 } from '../core/x509/write-pkcs7.ts';
import { installPath } from '../site/install-path.ts';
import { authorityFiles, type AuthorityFile } from './authority-files.ts';
import { content, type ContentFolder } from './content-folder.ts';

/** A file with certificates that the site hands out. */
export interface CertificateFile {
  /** Below `/certificates/`: "twca-ssl-2024.crt", "chain-twca-cyber.p7b". */
  name: string;
  format: 'PEM' | 'DER' | 'P7B';
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the whole file. */
  sha256: string;
}

/** The files of an authority's certificate, by its id, or of a pack's chain, by that with "chain-" in front. */
export function certificateFiles(of: string, from: ContentFolder = content): readonly CertificateFile[] {
  const files = from.get(makeFiles).get(of);
  if (!files) throw new Error(`沒有 ${of} 的憑證檔。`);
  return files;
}

/** All of them. */
export const allCertificateFiles = (from: ContentFolder = content): CertificateFile[] => [...from.get(makeFiles).values()].flat();

function makeFiles(from: ContentFolder): ReadonlyMap<string, readonly CertificateFile[]> {
  const certificates = authorityFiles(from);
  const authorities = from.load('authorities');
  const chains = from.load('packs').map(({ id, issuer }): [string, CertificateFile[]] => {
    const install = authorities.filter((each) => each.id === issuer).flatMap((first) => installPath(first, authorities).install);
    const list = install.flatMap((each) => certificates[each.id] ?? []);
    return [`chain-${id}`, [pem(`chain-${id}`, list), p7b(`chain-${id}`, list)]];
  });
  const single = Object.entries(certificates).map(([id, certificate]): [string, CertificateFile[]] => [
    id,
    [pem(id, [certificate]), file(id, 'der', 'DER', certificate.der), p7b(id, [certificate])],
  ]);
  return new Map([...single, ...chains]);
}

// The endings are those that a plain IIS serves. It refuses .pem and .cer, and one refused file would fail the copy for use without a network.
const pem = (name: string, list: readonly AuthorityFile[]): CertificateFile =>
  file(name, 'crt', 'PEM', new TextEncoder().encode(list.map((each) => each.pem).join('')));
const p7b = (name: string, list: readonly AuthorityFile[]): CertificateFile =>
  file(name, 'p7b', 'P7B', writePkcs7(list.map(({ der }) => der)));

function file(name: string, ending: string, format: CertificateFile['format'], content: Uint8Array): CertificateFile {
  const bytes = Uint8Array.from(content);
  return { name: `${name}.${ending}`, format, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
