import type { KnownAuthority } from '../authority/authority.ts';
import type { Words } from '../inspect/words.ts';
import { writePem } from '../x509/write-pem.ts';
import type { Added } from './complete-chain.ts';
import { fingerprintOf } from './problem-of.ts';

/** A certificate that is to be added, as `kb chain --json` writes it. */
export interface AddedFile {
  authority: string;
  name: string;
  sha256: string;
  pem: string;
}

export function addedFiles(added: readonly Added[], authorities: readonly KnownAuthority[]): AddedFile[] {
  return added.map(({ authority, certificate }) => ({
    authority,
    name: authorities.find(({ id }) => id === authority)?.name ?? authority,
    sha256: fingerprintOf(certificate),
    pem: (certificate.der && writePem('certificate', certificate.der)) ?? '',
  }));
}

/** The certificates to be added, in the order in which they follow what was given. */
export function addedText(files: readonly AddedFile[], words: Words): string {
  if (files.length === 0) return '';
  const each = files.map(({ name, sha256, pem }) => `${name}\nSHA-256 ${sha256}\n${pem}`);
  return `\n【${words['chain-cross']?.['heading-added']?.text ?? ''}】\n${each.join('\n')}`;
}
