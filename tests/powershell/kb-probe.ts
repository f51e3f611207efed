import { readFileSync } from 'node:fs';
import type { ServerAnswer } from '../../src/core/probe/server-answer.ts';
import { scriptFile } from '../../src/content/script-files.ts';
import { Interpreter } from './interpreter.ts';
import { Callable, ObjectList, Table, text, type Value } from './values.ts';
import type { Recordings } from './record-servers.ts';

/** The tables of kb-probe.ps1, under the names that they have there. */
export const tables = ['helloTable', 'versionBytes', 'weakSuites', 'groupNames', 'finiteField', 'retryRandom', 'protocols', 'families'];

/** The functions of kb-probe.ps1 itself, run by the interpreter. */
export const kbProbe = new Interpreter(scriptFile('kb-probe.ps1').text, tables);

export const recordings = JSON.parse(readFileSync(new URL('recordings.json', import.meta.url), 'utf8')) as Recordings;

/** An answer by the names of `ServerAnswer`; bytes in hex. */
export type Told = Record<keyof ServerAnswer, unknown>;

/** What Read-ServerAnswer of the script makes of bytes that `take` gives. */
export function scriptAnswer(take: (count: number) => Uint8Array | null, upTo: 'hello' | 'done'): { told: Told; taken: number[] } {
  const taken: number[] = [];
  const block = new Callable(([count]) => {
    taken.push(Number(count));
    return take(Number(count));
  });
  const answer = kbProbe.call('Read-ServerAnswer', [upTo, block]);
  if (!(answer instanceof Table)) throw new Error('no answer');
  const cipher = answer.get('Cipher');
  const certificates = answer.get('Certificates');
  if (certificates !== null && !(certificates instanceof ObjectList)) throw new Error('no list of certificates');
  const told: Told = {
    ending: answer.get('Ending'),
    protocol: answer.get('Protocol'),
    cipher: cipher === null ? null : Number.parseInt(text(cipher), 16),
    group: answer.get('Group'),
    alpn: answer.get('Alpn'),
    isRetry: answer.get('IsRetry'),
    certificates: certificates === null ? null : certificates.items.map(hexOf),
    response: hexOf(answer.get('Response')),
  };
  return { told, taken };
}

const hexOf = (value: Value): string | null => {
  if (value !== null && !(value instanceof Uint8Array)) throw new Error('no byte[]');
  return value === null ? null : Buffer.from(value).toString('hex');
};

/** The same of the answer that the site's own reader gives. */
export function siteAnswer(answer: ServerAnswer): Told {
  const { ending: end, certificates, response } = answer;
  return {
    ...answer,
    ending: end === null ? null : end.how === 'alert' ? `alert-${end.alert}` : end.how,
    certificates: certificates?.map(hexOf) ?? null,
    response: hexOf(response),
  };
}
