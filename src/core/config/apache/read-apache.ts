import { reportBalance } from '../balance.ts';
import { hasMark } from '../byte-order-mark.ts';
import type { ConfigReport } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';
import { nameFact } from '../safe-fact.ts';
import { isCondition } from './conditions.ts';

/** A directive, or a section when `children` is not null. */
export interface ApacheNode {
  /** Lower case; Apache does not tell case apart. */
  name: string;
  /** As written, for the reader. */
  written: string;
  line: number;
  parameters: string[];
  children: ApacheNode[] | null;
  /** `<IfModule>` and its like around it, up to the nearest other section. */
  conditions: readonly ApacheNode[];
}

const DEPTH = 64;

/** Reads Apache configuration, or any part of one, into a tree; what is broken goes to `report`. `Define`d variables are filled in. */
export function readApache(text: string, report: ConfigReport): ApacheNode[] {
  const root: ApacheNode[] = [];
  const open: { node: ApacheNode; into: ApacheNode[]; conditions: readonly ApacheNode[] }[] = [];
  const defined = new Map<string, string>();
  /** Lines of end tags that close nothing. */
  const closes: number[] = [];
  let into = root;
  let conditions: readonly ApacheNode[] = [];
  if (hasMark(text)) report.add('byte-order-mark', 1, {});
  for (const { text: content, line } of logicalLines(text)) {
    if (content.startsWith('</')) {
      // Only the first word is looked at (ap_build_config_sub in server/config.c).
      if (!/^\S+>(?:\s|$)/.test(content)) report.add('section-bracket', line, { name: nameFact(/^<\/(\w+)/.exec(content)?.[1] ?? '') });
      const name = content
        .slice(2)
        .replace(/[\s>].*$/s, '')
        .toLowerCase();
      const last = open.pop();
      if (last === undefined) closes.push(line);
      else {
        ({ into, conditions } = last);
        if (last.node.name !== name) report.add('section-mismatch', line, { name: nameFact(name), expected: nameFact(last.node.written) });
      }
      continue;
    }
    const section = content.startsWith('<');
    if (section && !content.includes('>')) report.add('section-bracket', line, { name: nameFact(/^<(\w+)/.exec(content)?.[1] ?? '') });
    const { words, closed } = splitWords(section ? content.slice(1).replace(/>[^>]*$/, '') : content);
    const [written = '', ...rest] = words;
    if (written === '') continue;
    // ap_getword_conf takes a quote that is not closed to the end of the line; ErrorDocument begins its text with one on purpose.
    if (!closed && !section && /\s/.test(words.at(-1) ?? '') && written.toLowerCase() !== 'errordocument')
      report.add('apache-quote-open', line, { directive: nameFact(written) });
    // Elsewhere such characters may be text for readers, as in ErrorDocument.
    if (section || /^(?:ssl|listen|server(?:name|alias)|include)/i.test(written))
      for (const word of words) examineCharacters(word, line, report);
    else examineCharacters(written, line, report);
    const parameters = rest.map((word) => fillIn(word, defined));
    const node: ApacheNode = { name: written.toLowerCase(), written, line, parameters, children: section ? [] : null, conditions };
    if (node.name === 'define' && parameters[0] !== undefined) define(defined, parameters[0], parameters[1] ?? '');
    into.push(node);
    if (node.children !== null) {
      open.push({ node, into, conditions });
      if (open.length > DEPTH) continue;
      into = node.children;
      conditions = isCondition(node) ? [...conditions, node] : [];
    }
  }
  reportBalance(
    closes,
    open.map(({ node }) => ({ name: node.written, line: node.line })),
    false,
    report,
  );
  return root;
}

/** Lines with a backslash at the end go on in the next one; a comment fills its line whole. */
function* logicalLines(text: string): Generator<{ text: string; line: number }> {
  let pending: string[] = [];
  let start = 0;
  let line = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    line++;
    if (pending.length === 0) start = line;
    if (raw.endsWith('\\') && !raw.endsWith('\\\\')) {
      pending.push(raw.slice(0, -1));
      continue;
    }
    const whole = [...pending, raw]
      .join('')
      .replace(/^[\ufeff\s]+/, '')
      .trimEnd();
    pending = [];
    if (whole !== '' && !whole.startsWith('#')) yield { text: whole, line: start };
  }
  if (pending.length > 0) yield { text: pending.join('').trim(), line: start };
}

function splitWords(content: string): { words: string[]; closed: boolean } {
  const words: string[] = [];
  let closed = true;
  let at = 0;
  while (at < content.length) {
    while (at < content.length && (content[at] === ' ' || content[at] === '\t')) at++;
    if (at >= content.length) break;
    const mark = content[at];
    if (mark === '"' || mark === "'") {
      let word = '';
      at++;
      for (; at < content.length && content[at] !== mark; at++) {
        if (content[at] === '\\' && (content[at + 1] === mark || content[at + 1] === '\\')) at++;
        word += content[at] ?? '';
      }
      closed = at < content.length;
      at++;
      words.push(word);
    } else {
      const start = at;
      while (at < content.length && content[at] !== ' ' && content[at] !== '\t') at++;
      words.push(content.slice(start, at));
    }
  }
  return { words, closed };
}

const VALUES = 1_000;
const VALUE_LENGTH = 1_000;

function define(defined: Map<string, string>, name: string, value: string): void {
  if (defined.size < VALUES && value.length <= VALUE_LENGTH) defined.set(name, value);
}

/** Unknown variables stay as they are; a value is not filled in twice, so it cannot grow without end. */
function fillIn(word: string, defined: ReadonlyMap<string, string>): string {
  if (!word.includes('${') || word.length > VALUE_LENGTH) return word;
  return word.replace(/\$\{([^{}]{1,100})\}/g, (whole, name: string) => defined.get(name) ?? whole);
}
