import words from 'content:messages?rehearse';
import type { Verify } from '../../core/crypto/verification.ts';
import { sha1 } from '../../core/crypto/hash.ts';
import { hostToAsk } from '../../core/rehearse/asked-names.ts';
import { makeSet, type RehearsalSet, type RehearsalWish } from '../../core/rehearse/make-set.ts';
import { readmeFile } from '../../core/rehearse/readme.ts';
import { readsAsWished } from '../../core/rehearse/read-again.ts';
import { FILE_NAMES, setFiles, type SetFile } from '../../core/rehearse/set-files.ts';
import { toHex } from '../../core/text/hex.ts';

/** A set that was made and read again, as files. */
export interface Delivery {
  set: RehearsalSet;
  files: readonly SetFile[];
  zip: { name: string; bytes: Uint8Array<ArrayBuffer> };
  /** What a plan has holes for, by the names of `content/fields.yaml`. */
  values: Readonly<Record<string, string>>;
}

/** Our own decoder does not find in a set what was wished for; nobody may have it. */
export class NotAsWished extends Error {}

/** Makes a set with the scripts that are here, reads it again and packs it. Rejects with NotAsWished, and where the issuer fails. */
export async function deliver(wish: RehearsalWish, verify: Verify): Promise<Delivery> {
  const { subtle = globalThis.kbIssuePlain } = crypto as Partial<Crypto>;
  if (!globalThis.kbIssuer || !subtle) throw new Error('issuer.js has not been loaded.');
  const { createIssuer, zipSync } = globalThis.kbIssuer;
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const set = await makeSet(wish, { issuer: createIssuer(subtle), random, words });
  if (!(await readsAsWished(set, wish, verify))) throw new NotAsWished();
  const own = setFiles(set);
  const files = [readmeFile(set, words), ...own];
  const folder = `rehearsal-${set.id}`;
  const packed = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [`${folder}/${name}`, bytes])));
  const host = hostToAsk(set.names);
  const names = new Set(own.map(({ name }) => name));
  const values = Object.fromEntries(Object.entries(FILE_NAMES).filter(([, name]) => names.has(name)));
  return {
    set,
    files,
    zip: { name: `${folder}.zip`, bytes: new Uint8Array(packed) },
    values: { ...(host === null ? {} : { domain: host }), ...values, thumbprint: toHex(sha1(set.server)) },
  };
}
