import { codeAnchor } from '../diagnose/code-anchor.ts';
import type { SearchRecord } from './record.ts';

const NUMBER = /(?<![\w.-])-?\d+(?![\w.])/g;
const SHAPES = [
  { code: /^0x/i, asked: /(?<!\w)0x[0-9a-f]+/gi },
  { code: /^-?\d+$/, asked: NUMBER },
  { code: /^[a-z]+\d+$/i, asked: /(?<!\w)[a-z]+\d+(?!\w)/gi },
  { code: /_/, asked: /(?<!\w)[a-z][a-z0-9]{0,60}_\w{1,80}/gi },
];

/** The address of a record; in a table of codes, of the row of the code that was asked for. Where a table has no such row, the address leads to the table. */
export function addressFor({ address, text }: Pick<SearchRecord, 'address' | 'text'>, query: string): string {
  if (!/^codes\/[^#]+$/.test(address)) return address;
  // A table's text is a sentence and its first rows: these show what its codes look like.
  const first = text.split('\n')[1]?.split('；')[0] ?? '';
  const shape = SHAPES.find(({ code }) => code.test(first));
  const codes = query.match(shape?.asked ?? /^$/) ?? [];
  const code =
    codes.find(({ length }) => length === first.length) ??
    codes.at(-1) ??
    (isName(first) && mayBe(query.trim(), first) ? query.trim() : '');
  if (code === '') return address;
  const signed = first.startsWith('-') && /^\d/.test(code) ? `-${code}` : code;
  return `${address}#${codeAnchor(signed)}`;
}

/** Whether the codes of a table are words, so that all of a query may be one. */
const isName = (code: string): boolean => /^[a-z_ -]+$/i.test(code);

/** One word is no sentence, and several are no name. */
const mayBe = (query: string, code: string): boolean => query.includes(' ') === code.includes(' ') && !/\p{Script=Han}/u.test(query);
