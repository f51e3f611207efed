import type { ConfigReport } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';
import { nameFact } from '../safe-fact.ts';
import { judgedTypes, type Resource } from './resource.ts';

/** Commands of the console that change nothing about TLS. */
const OTHERS =
  /^(?:batch|run-batch|discard-batch|holdback-batch|reload|shutdown|connect|disconnect|quit|exit|cd|ls|pwd|deploy|undeploy|deployment|deployment-\w+|embed-server|embed-host-controller|stop-embedded-\w+|if|else|end-if|try|catch|finally|end-try|for|done|echo|set|unset|module|patch|version|clear|history|data-source|xa-data-source|jms-queue|jms-topic|EOF)$/;
/** As many lines one statement may have. */
const LINES = 60;

/**
 * Resources that lines of jboss-cli add or change. A statement goes on where a line ends in a backslash or brackets are open; the bracket at its end may be
 * left out, as in scripts of WildFly's own quickstarts.
 */
export function readConsole(text: string, report: ConfigReport): Resource[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const resources = new Map<string, Resource>();
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let statement = (lines[at] ?? '').trim();
    if (statement === '' || statement.startsWith('#')) continue;
    const start = statement.search(/(?<![\w.])\/[\w-]{1,60}=/);
    if (start < 0) {
      reportOther(statement, line, report);
      while ((lines[at] ?? '').trimEnd().endsWith('\\') && at + 1 < lines.length) at++;
      continue;
    }
    // A shell passes the statement in quotes of its own.
    const isQuoted = /["']$/.test(statement.slice(0, start));
    const own = (text: string): string => (isQuoted ? text.replaceAll('\\"', '"') : text);
    statement = own(statement.slice(start));
    for (let more = 0; more < LINES && at + 1 < lines.length; more++) {
      const isOpen = depthOf(statement) > 0;
      if (!isOpen && !statement.endsWith('\\')) break;
      const next = (lines[at + 1] ?? '').trim();
      if (isOpen && /^\/[\w-]{1,60}=/.test(next)) break;
      statement = `${statement.replace(/\\$/, '')}${own(next)}`;
      at++;
    }
    examineCharacters(statement, line, report);
    apply(statement, line, resources);
  }
  return [...resources.values()];
}

function reportOther(statement: string, line: number, report: ConfigReport): void {
  // A sentence around the lines of a mail.
  if (/[\u3000-\u9fff]/.test(statement) || /^[:/[({]/.test(statement)) return;
  const name = /^[\w.-]+/.exec(statement)?.[0] ?? '';
  if (!OTHERS.test(name) && !/jboss-cli/.test(statement)) report.add('part-unseen', line, { name: nameFact(name) });
}

/** Brackets and commas with their places, but for those in quotes and in `${…}`. */
function* marksIn(text: string): Generator<[mark: string, at: number]> {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isQuoted && character === '\\') at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === '$' && text[at + 1] === '{') {
      const end = text.slice(at, at + 200).indexOf('}');
      if (end > 0) at += end;
    } else if (!isQuoted && '([{)]},'.includes(character)) yield [character, at];
  }
}

/** Brackets that are open. */
function depthOf(statement: string): number {
  let depth = 0;
  for (const [mark] of marksIn(statement)) depth += '([{'.includes(mark) ? 1 : mark === ',' ? 0 : -1;
  return depth;
}

const ADDRESS = /^((?:\/[\w-]{1,60}=(?:"[^"]{0,200}"|[^/:"\s]{1,200}))+)\/?\s*:\s*([\w-]{1,60})\s*(?:\(|$)/;

function apply(statement: string, line: number, resources: Map<string, Resource>): void {
  const [whole = '', address = '', operation = ''] = ADDRESS.exec(statement) ?? [];
  const [, type = '', quoted = ''] = /\/([\w-]+)=("[^"]*"|[^/"]*)$/.exec(address) ?? [];
  if (!judgedTypes.test(type)) return;
  const name = quoted.replaceAll('"', '');
  const values = valuesIn(statement.slice(whole.length));
  const known = resources.get(address);
  const resource = known ?? { type, name, line, attributes: new Map<string, string>(), isPart: operation !== 'add' };
  if (operation === 'add') {
    resources.set(address, { ...resource, line, isPart: false, attributes: values });
  } else if (operation === 'write-attribute' || operation === 'undefine-attribute') {
    const attribute = values.get('name') ?? '';
    if (operation === 'undefine-attribute') resource.attributes.delete(attribute);
    else
      for (const [key, value] of values) if (key.startsWith('value')) resource.attributes.set(attribute + key.slice('value'.length), value);
    resources.set(address, { ...resource, line });
  } else if (operation === 'remove') resources.delete(address);
}

/** `a=b,c=[d,e],f={g=h}` as a, c and f.g; lists joined by commas, quotes taken off. */
function valuesIn(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const part of splitAtCommas(text)) {
    const [, name = '', value = ''] = /^\s*([\w-]{1,60})\s*=>?\s*([^]*)$/.exec(part) ?? [];
    if (name === '') continue;
    const trimmed = value.trim();
    if (trimmed.startsWith('{')) {
      for (const inner of splitAtCommas(trimmed.slice(1))) {
        const [, key = '', own = ''] = /^\s*"?([\w-]{1,60})"?\s*=>?\s*([^]*)$/.exec(inner) ?? [];
        if (key !== '') values.set(`${name}.${key}`, bare(own));
      }
    } else values.set(name, trimmed.startsWith('[') ? splitAtCommas(trimmed.slice(1)).map(bare).join(',') : bare(trimmed));
  }
  return values;
}

const bare = (value: string): string => value.trim().replace(/^"([^]*)"$/, '$1');

/** Up to the bracket that closes what was open before the text. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [mark, at] of marksIn(text)) {
    if (mark === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    } else if ('([{'.includes(mark)) depth++;
    else if (mark !== ',') {
      if (depth === 0) return [...parts, text.slice(from, at)];
      depth--;
    }
  }
  return [...parts, text.slice(from)];
}
