import { byFile } from '../../src/content/content-folder.ts';
import { readNames } from '../../src/core/rehearse/asked-names.ts';
import type { Fault } from '../../src/core/rehearse/fault.ts';
import { makeSet, type RehearsalSet, type RehearsalWish } from '../../src/core/rehearse/make-set.ts';
import { setFiles } from '../../src/core/rehearse/set-files.ts';
import type { Shape } from '../../src/core/rehearse/shape.ts';
import { createIssuer } from '../../src/peculiar/issuer.ts';

const { subtle } = globalThis.crypto;

/** What a request holds of its key. */
export async function requestKey(): Promise<Pick<RehearsalWish, 'spki' | 'keyType'>> {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  return { spki: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)), keyType: 'EC' };
}

export interface PracticeWish {
  shape?: Shape;
  fault?: Fault | null;
  names?: string;
  now: Date;
  /** Default: a key of its own. */
  key?: Pick<RehearsalWish, 'spki' | 'keyType'>;
}

/** A set as the tool makes it, with its files by their names. */
export async function practiceSet({ shape = 'twca', fault = null, names = 'www.example.gov.tw', now, key }: PracticeWish): Promise<{
  set: RehearsalSet;
  file: (name: string) => Uint8Array;
  text: (name: string) => string;
}> {
  const wish = {
    ...(key ?? (await requestKey())),
    names: readNames(names).names,
    shape,
    authorityKey: 'ec-p256' as const,
    fault,
    now,
  };
  const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
  const set = await makeSet(wish, { issuer: createIssuer(subtle), random, words: byFile('messages') });
  const files = new Map(setFiles(set).map(({ name, bytes }) => [name, bytes]));
  const file = (name: string): Uint8Array => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new Error(`This set has no ${name}.`);
    return bytes;
  };
  return { set, file, text: (name) => new TextDecoder().decode(file(name)) };
}
