import type { ConfigReport } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';
import { nameFact } from '../safe-fact.ts';
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

/** Directives that nobody passes as a parameter at the beginning of a line: there, the line above lacks its semicolon. */
const DIRECTIVE =
  /^(?:ssl_\w+|listen|server_name|root|index|add_header|access_log|error_log|proxy_\w+|location|server|return|include|resolver|keepalive_timeout|http2|client_max_body_size)$/;

/** Reads nginx configuration, or any part of one, into a tree; what is broken goes to `report`. */
export function readNginx(text: string, report: ConfigReport): NginxDirective[] {
  const root: NginxDirective[] = [];
  const open: { directive: NginxDirective; into: NginxDirective[] }[] = [];
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

  for (const word of nginxWords(text)) {
    if (word.kind === 'word') {
      const first = words[0];
      if (
        first !== undefined &&
        word.line > first.line &&
        word.startsLine &&
        !word.quoted &&
        DIRECTIVE.test(word.text) &&
        !isList(first.text)
      ) {
        report.add('missing-semicolon', first.line, { name: nameFact(first.text) });
        finish(null);
      }
      if (!word.quoted) examineCharacters(word.text, word.line, report);
      if (!word.closed) report.add('unclosed-quote', word.line, {});
      words.push(word);
    } else if (word.kind === ';') finish(null);
    else if (word.kind === '{') {
      const block: NginxDirective[] = [];
      const directive = finish(block) ?? { name: '', line: word.line, parameters: [], block };
      open.push({ directive, into });
      if (open.length <= DEPTH) into = block;
    } else {
      const [first] = words;
      if (first !== undefined) {
        // In a `types` or `map` block too the last line needs its semicolon.
        report.add('missing-semicolon', first.line, { name: nameFact(first.text) });
        finish(null);
      }
      const closed = open.pop();
      if (closed === undefined) report.add('extra-close', word.line, {});
      else into = closed.into;
    }
  }
  const rest = words[0];
  if (rest !== undefined) {
    if (words.every((word) => word.closed)) report.add('missing-semicolon', rest.line, { name: nameFact(rest.text) });
    finish(null);
  }
  for (const { directive } of open.slice(0, DEPTH)) report.add('unclosed-block', directive.line, { name: nameFact(directive.name) });
  return root;
}

/** These run over many lines by custom, and their parameters are free text. */
const isList = (name: string): boolean => name === 'log_format' || name === 'server_name' || name === 'index' || name === 'valid_referers';
