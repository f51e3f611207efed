import { sha1 } from '../crypto/hash.ts';
import type { Facts } from '../facts.ts';
import type { Words } from '../inspect/words.ts';
import { taiwanTime } from '../policy/calendar.ts';
import { toHex } from '../text/hex.ts';
import { renderMessage } from '../text/render-message.ts';
import { nameText } from './asked-names.ts';
import type { RehearsalSet } from './make-set.ts';
import { PRACTICE_MARK } from './practice.ts';
import { setFiles, type SetFile } from './set-files.ts';

export const README_NAME = 'README.txt';

/**
 * What the set is and how every trace of it is removed, for whoever finds the folder: UTF-8 with its mark and Windows' line ends, for
 * Notepad. Of a set with a fault it does not tell which one; the end of such a set would, and is left out.
 */
export function readmeFile(set: RehearsalSet, words: Words): SetFile {
  const say = (code: string, facts: Facts = {}): string => {
    const message = words['rehearse']?.[code];
    if (!message) throw new Error(`no words for ${code}`);
    return renderMessage(message.text, facts);
  };
  const mark = `${say('organisation')} ${PRACTICE_MARK}`;
  const text = [
    say('readme-what', { id: set.id }),
    set.fault === null ? say('readme-until', { until: taiwanTime(set.notAfter.getTime()) }) : say('readme-exercise'),
    say('readme-names') + set.names.map(nameText).join(' '),
    '',
    ...heading(say('readme-files')),
    ...setFiles(set).map(({ name }) => `${name}  ${say(`file-${name.replaceAll('.', '-')}`)}`),
    '',
    ...heading(say('readme-remove')),
    say('readme-thumbprints'),
    ...storesOf(set).map(([store, der]) => `    certutil -delstore ${store} ${toHex(sha1(der))}`),
    say('readme-steps', { organisation: mark, mark: PRACTICE_MARK, id: set.id }),
  ].join('\n');
  return { name: README_NAME, bytes: new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`) };
}

const heading = (title: string): string[] => [title, '-'.repeat(title.length * 2)];

/** Where each certificate lies in Windows once it is installed; certutil finds it by its SHA-1. */
function storesOf({ server, intermediate, cross, root, sameNameRoot }: RehearsalSet): [store: string, der: Uint8Array][] {
  const stores: [string, Uint8Array | null][] = [
    ['My', server],
    ['CA', intermediate],
    ['CA', cross],
    ['Root', root],
    ['Root', sameNameRoot],
  ];
  return stores.flatMap(([store, der]): [string, Uint8Array][] => (der === null ? [] : [[store, der]]));
}
