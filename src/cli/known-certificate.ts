import { authorityFiles } from '../content/authority-files.ts';
import { load } from '../content/content-folder.ts';
import { decodeBlock } from '../core/x509/decode-block.ts';
import type { Subject } from '../core/x509/subject.ts';

/** The certificate of an entry of `content/authorities` that may be installed today; null where there is none. */
export function knownCertificate(id: string): Subject | null {
  const authority = load('authorities').find((each) => each.id === id);
  const file = authorityFiles()[id];
  if (authority === undefined || authority.status === 'obsolete' || file === undefined) return null;
  return decodeBlock({ kind: 'certificate', encoding: 'pem', label: 'CERTIFICATE', line: 1, der: file.der }).subjects[0] ?? null;
}
