import type { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { examineCharacters } from '../odd-characters.ts';
import { uniform, type Setting } from './setting.ts';

interface Level {
  indent: number;
  name: string;
  /** Of the entries of a list that stand below. */
  count: number;
}

const KEY = /^("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s:#"'[\]{},&*!|>%@`-][^\s:#"']{0,200})[ \t]{0,20}:(?:[ \t](.*))?$/u;

/**
 * Reads what Spring Boot's YAML usually has: maps by indentation, lists, plain and quoted values, lists in one line, text in blocks, several documents.
 * Anchors, merges and maps in one line are told and not read.
 */
export function readYaml(text: string, report: ConfigReport): Setting[] {
  const settings: Setting[] = [];
  const seen = new Map<string, number>();
  let open: Level[] = [];
  let document = 0;
  /** Lines that are indented more than this belong to the text of a block. */
  let block: number | null = null;
  for (const [at, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = at + 1;
    const indent = raw.search(/\S/);
    if (indent < 0) continue;
    if (block !== null && indent > block) continue;
    block = null;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(raw)) {
      document++;
      open = [];
      seen.clear();
      continue;
    }
    if (raw[indent] === '#') continue;
    if (raw.slice(0, indent).includes('\t')) report.add('odd-character', line, { character: 'Tab', codePoint: 'U+0009' });
    let rest = raw.slice(indent).trimEnd();
    let column = indent;
    // An entry of a list, which may begin with a map of its own.
    for (let mark = /^-(?:\s+|$)/.exec(rest); mark !== null; mark = /^-(?:\s+|$)/.exec(rest)) {
      open = open.filter((level) => level.indent < column || (level.indent === column && !level.name.startsWith('[')));
      const parent = open.at(-1);
      const number = parent === undefined ? 0 : parent.count++;
      open.push({ indent: column, name: `[${number}]`, count: 0 });
      column += mark[0].length;
      rest = rest.slice(mark[0].length);
    }
    if (rest === '' || rest.startsWith('#')) continue;
    const [, quoted, after = ''] = KEY.exec(withoutComment(rest)) ?? [];
    const value = after.trim();
    if (quoted === undefined) {
      const isEntry = column > indent;
      if (isEntry) settings.push({ name: nameOf(open), value: bare(withoutComment(rest)), line, document });
      else tellOdd(rest, line, report);
      continue;
    }
    open = open.filter((level) => level.indent < column);
    const name = quoted.replace(/^["']|["']$/g, '');
    open.push({ indent: column, name, count: 0 });
    const whole = nameOf(open);
    const before = seen.get(uniform(whole));
    if (before !== undefined && value !== '' && !whole.includes('['))
      report.add('directive-repeated', line, { name: nameFact(name), firstLine: before });
    else seen.set(uniform(whole), line);
    if (/^[|>][-+\d]*$/.test(value)) {
      block = column;
      settings.push({ name: whole, value: '-----BEGIN', line, document });
    } else if (/^[&*{!]/.test(value) || name === '<<') report.add('part-unseen', line, { name: nameFact(name) });
    else if (value !== '') settings.push({ name: whole, value: bare(value), line, document });
  }
  return settings;
}

function tellOdd(rest: string, line: number, report: ConfigReport): void {
  const before = report.findings.length;
  if (/^[\w.-]+\s*[：=]/.test(rest)) examineCharacters(rest, line, report);
  // A sentence around the lines of a mail is nothing of YAML's.
  if (report.findings.length === before && !/[\u3000-\u9fff]/.test(rest))
    report.add('part-unseen', line, { name: nameFact(/^[\w.-]+/.exec(rest)?.[0] ?? '') });
}

const nameOf = (levels: readonly Level[]): string =>
  levels
    .map(({ name }) => name)
    .join('.')
    .replaceAll('.[', '[');

/** Without what stands behind a `#` that a blank comes before, outside of quotes. */
function withoutComment(rest: string): string {
  let quote = '';
  for (let at = 0; at < rest.length; at++) {
    const character = rest[at] ?? '';
    const before = rest[at - 1] ?? ' ';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[\s,[]/.test(before)) quote = character;
    else if (character === '#' && /\s/.test(before)) return rest.slice(0, at).trimEnd();
  }
  return rest;
}

/** A list in one line with commas alone between its entries. */
function bare(value: string): string {
  if (value.startsWith('['))
    return value
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map(bare)
      .join(',');
  return value.trim().replace(/^"([^]*)"$|^'([^]*)'$/, (_, double?: string, single?: string) => double ?? single ?? '');
}
