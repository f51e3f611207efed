import type { ConfigReport } from '../config-finding.ts';
import { reportBalance } from '../balance.ts';
import { hasMark } from '../byte-order-mark.ts';
import { examineCharacters } from '../odd-characters.ts';
import { nameFact } from '../safe-fact.ts';
import { entriesOf, takes } from './directives.ts';
import { nginxWords } from './tokenise-nginx.ts';
import type { NginxWord } from './tokenise-nginx.ts';

/** One directive with its parameters; `block` is null where a semicolon ends it. */
export interface NginxDirective {
  name: string;
  line: number;
  parameters: NginxWord[];
  block: NginxDirective[] | null;
}

/** Deeper blocks are read into the one at this depth; no real configuration comes near. */
const DEPTH = 64;

/** What an unquoted `{2,3}` of a regular expression leaves behind its brace. */
const REPETITION = /^\d{1,9}(?:,\d{0,9})?\}/;

/** Reads nginx configuration, or any part of one, into a tree; what is broken goes to `report`. */
export function readNginx(text: string, report: ConfigReport): NginxDirective[] {
  const root: NginxDirective[] = [];
  const open: { directive: NginxDirective; into: NginxDirective[] }[] = [];
  /** Lines of braces that close nothing. */
  const closes: number[] = [];
  let into = root;
  let words: NginxWord[] = [];

  const finish = (block: NginxDirective[] | null): NginxDirective | null => {
    const [first, ...parameters] = words;
    words = [];
    if (first === undefined) return null;
    const directive: NginxDirective = { name: first.text, line: first.line, parameters, block };
    into.push(directive);
    return directive;
  };

  /** The directive whose regular expression was cut at its brace, made whole again; null where none was. */
  const cutRegex = (): NginxDirective | null => {
    const [rest] = words;
    const last = open.at(-1)?.directive;
    const pattern = last?.parameters.at(-1);
    if (rest === undefined || last === undefined || pattern === undefined || last.block !== into || into.length > 0) return null;
    if (rest.quoted || rest.line !== pattern.line || !REPETITION.test(rest.text)) return null;
    report.add('regex-not-quoted', last.line, { directive: nameFact(last.name) });
    pattern.text += `{${rest.text}`;
    last.parameters.push(...words.slice(1));
    words = [];
    return last;
  };

  if (hasMark(text)) report.add('byte-order-mark', 1, {});
  for (const word of nginxWords(text)) {
    if (word.kind === 'word') {
      const first = words[0];
      if (
        first !== undefined &&
        word.line > first.line &&
        word.startsLine &&
        !word.quoted &&
        isComplete(first.text, words.length - 1, word.text) &&
        entriesOf(word.text).length > 0
      ) {
        report.add('missing-semicolon', first.line, { name: nameFact(first.text) });
        finish(null);
      }
      if (!word.quoted) examineCharacters(word.text, word.line, report);
      if (!word.closed) report.add('unclosed-quote', word.line, {});
      const before = words.at(-1);
      if (word.joined && before !== undefined) {
        // A quote that opens where the last one should have closed holds whole lines.
        if (word.line > before.line) report.add('unclosed-quote', before.line, {});
        else report.add('text-after-quote', word.line, { directive: nameFact(first?.text ?? '') });
      }
      words.push(word);
    } else if (word.kind === ';') {
      const cut = cutRegex();
      if (cut !== null) {
        cut.block = null;
        into = open.pop()?.into ?? root;
      } else if (finish(null) === null) report.add('extra-semicolon', word.line, {});
    } else if (word.kind === '{') {
      if (cutRegex() !== null) continue;
      const block: NginxDirective[] = [];
      const directive = finish(block);
      if (directive === null) report.add('block-nameless', word.line, {});
      open.push({ directive: directive ?? { name: '', line: word.line, parameters: [], block }, into });
      if (open.length <= DEPTH) into = block;
    } else {
      const [first] = words;
      if (first !== undefined) {
        // In a `types` or `map` block too the last line needs its semicolon.
        report.add('missing-semicolon', first.line, { name: nameFact(first.text) });
        finish(null);
      }
      const closed = open.pop();
      if (closed === undefined) closes.push(word.line);
      else into = closed.into;
    }
  }
  const rest = words[0];
  if (rest !== undefined) {
    if (words.every((word) => word.closed)) report.add('missing-semicolon', rest.line, { name: nameFact(rest.text) });
    finish(null);
  }
  const isWhole = root.some(({ name, block }) => block !== null && /^(?:http|events|stream|mail)$/.test(name));
  reportBalance(
    closes,
    open.map(({ directive }) => directive),
    isWhole,
    report,
  );
  return root;
}

/** What nobody writes in a list of names or files, even where a line begins with it. */
const NO_VALUE = /_|^(?:listen|location|return|rewrite|root|include|server)$/;

/** May a directive end here, before the name of another? All but lists do where their number of arguments is reached. */
function isComplete(name: string, count: number, next: string): boolean {
  const entries = entriesOf(name);
  if (entries.length === 0 || name === 'log_format' || name === 'valid_referers') return false;
  if (entries.some(({ arity }) => /[+=?]/.test(arity)) && !NO_VALUE.test(next)) return false;
  return entries.some(({ arity }) => takes(arity, count));
}
