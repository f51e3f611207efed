import { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { isBefore } from '../server-version.ts';
import { commentAt } from './comment.ts';
import { takes } from './directives.ts';
import type { DirectiveEntry } from './directives.ts';
import type { Place } from './examine-grammar.ts';
import type { ApacheNode } from './read-apache.ts';

interface Around {
  place: Place;
  version: string | null;
}

/** Numbers and values of arguments that stop the server, and comments that only then do, when they are taken for arguments. */
export function examineArguments(node: ApacheNode, entries: readonly DirectiveEntry[], around: Around, report: ConfigReport): void {
  const { parameters, line } = node;
  const at = commentAt(parameters);
  const bare = at === -1 ? parameters : parameters.slice(0, at);
  // Variables, macros and odd characters: told elsewhere or not to be told.
  if (bare.some((word) => /\$\{|@|[^\x20-\x7e]/.test(word))) return;
  if (at === -1 || refuses(bare)) examineWords({ ...node, parameters: bare }, entries, around, report);
  else if (refuses(parameters)) report.add('inline-comment', line, { directive: nameFact(node.written) });

  function refuses(words: string[]): boolean {
    const trial = new ConfigReport();
    examineWords({ ...node, parameters: words }, entries, around, trial);
    return trial.findings.length > 0;
  }
}

/** Words that a setter takes and no others (ssl_engine_config.c, mod_rewrite.c). */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  sslengine: ['on', 'off', 'optional'],
  sslverifyclient: ['none', 'off', 'optional', 'require', 'on', 'optional_no_ca'],
  rewriteengine: ['on', 'off'],
};

/** Their setters count by themselves and know each word that they take; `#` is none of them. */
const WORD_BY_WORD =
  /^(?:ssl(?:proxy)?protocol|ssloptions|ssl(?:proxy)?carevocationcheck|sslocspenable|options|allowoverride|allow|deny|loglevel)$/;

type Examine = (node: ApacheNode, around: Around, report: ConfigReport) => void;

/** Setters that take their arguments apart by themselves; all was tried on 2.4.71. */
const SETTERS: Readonly<Record<string, Examine>> = {
  header: examineHeader,
  requestheader: examineHeader,
  options: examineOptions,
  redirect: examineRedirect,
  redirectmatch: examineRedirect,
  rewriterule: examineFlags,
  rewritecond: examineFlags,
  proxypass: examinePass,
  proxypassmatch: examinePass,
  require: examineRequire,
  sslciphersuite: examineSuite,
  sslproxyciphersuite: examineSuite,
};

function examineWords(node: ApacheNode, entries: readonly DirectiveEntry[], around: Around, report: ConfigReport): void {
  const { written, line, parameters, name } = node;
  const shown = nameFact(written);
  const count = parameters.length;
  const fitting = entries.filter(({ arity }) => takes(arity, count));
  if (fitting.length === 0) {
    report.add('wrong-arguments', line, { name: shown, count });
    return;
  }
  const isSwitch = fitting.every(({ arity }) => arity === 'f');
  const values = isSwitch ? ['on', 'off'] : Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  if (values?.includes((parameters[0] ?? '').toLowerCase()) === false)
    report.add('wrong-value', line, { name: shown, expected: values.join(' / ') });
  if (WORD_BY_WORD.test(name) && parameters.some((word) => word.startsWith('#'))) report.add('inline-comment', line, { directive: shown });
  if (Object.hasOwn(SETTERS, name)) SETTERS[name]?.(node, around, report);
}

const ACTIONS = /^(?:set|setifempty|add|append|merge|unset|echo|note|edit|edit\*)$/i;

/** `Header` counts by itself (header_cmd in mod_headers.c): what follows the value is a condition, or the value lacked its quotes. */
function examineHeader({ written, line, parameters }: ApacheNode, _: Around, report: ConfigReport): void {
  const directive = nameFact(written);
  const words = parameters.filter((word, index) => index > 0 || !/^(?:always|onsuccess)$/i.test(word));
  const [action = '', , ...values] = words;
  if (!ACTIONS.test(action)) {
    report.add('wrong-value', line, { name: directive, expected: 'set' });
    return;
  }
  const wanted = /^edit/i.test(action) ? 2 : /^(?:unset|echo)$/i.test(action) ? 0 : 1;
  if (words.length < 2 || values.length < wanted) report.add('wrong-arguments', line, { name: directive, count: parameters.length });
  const [condition] = values.slice(wanted);
  if (condition !== undefined && !/^(?:early$|env=.|expr=.)/i.test(condition)) report.add('missing-quote', line, { directive });
  else if (values.length > wanted + 1) report.add('missing-quote', line, { directive });
}

const OPTIONS = ['All', 'None', 'Indexes', 'Includes', 'IncludesNOEXEC', 'FollowSymLinks', 'SymLinksIfOwnerMatch', 'ExecCGI', 'MultiViews'];
const KNOWN_OPTIONS = new Set([...OPTIONS, 'RunScripts'].map((option) => option.toLowerCase()));

/** set_options in server/core.c: words with a sign and words without do not go together, but behind `All` and `None`. */
function examineOptions({ written, line, parameters }: ApacheNode, { version }: Around, report: ConfigReport): void {
  if (parameters.some((word) => !KNOWN_OPTIONS.has(word.replace(/^[+-]/, '').toLowerCase())))
    report.add('wrong-value', line, { name: nameFact(written), expected: OPTIONS.join(' / ') });
  if (version !== null && isBefore(version, 2, 3)) return;
  const words = /^(?:all|none)$/i.test(parameters[0] ?? '') && parameters.length > 1 ? parameters.slice(1) : parameters;
  const signed = words.filter((word) => /^[+-]/.test(word)).length;
  if (signed > 0 && signed < words.length) report.add('apache-options-mixed', line, {});
}

const STATUS = /^(?:permanent|temp|seeother|gone|\d.*)$/i;

/** add_redirect_internal in mod_alias.c. */
function examineRedirect({ written, line, parameters, name }: ApacheNode, { place }: Around, report: ConfigReport): void {
  const shown = nameFact(written);
  const [first = '', second, third] = parameters;
  const isStatus = STATUS.test(first);
  if (third !== undefined && !isStatus) {
    report.add('wrong-value', line, { name: shown, expected: 'permanent / temp / seeother / gone / 301' });
    return;
  }
  const sends = !isStatus || /^(?:permanent|temp|seeother|3\d\d)$/i.test(first);
  const target = isStatus ? third : second;
  // A `<Location>` has a path of its own.
  if (sends && target === undefined && place === 'host') report.add('wrong-arguments', line, { name: shown, count: parameters.length });
  if (sends && target !== undefined && name === 'redirect' && !/^(?:\/|[a-z\d+.-]+:|\$|%\{)/i.test(target))
    report.add('wrong-value', line, { name: shown, expected: 'https://…/' });
}

const CONDITION_FLAGS = ['NC', 'OR', 'NV'];
const CONDITION_FLAG = /^(?:nocase|nc|ornext|or|novary|nv)$/i;
const RULE_FLAGS = ['R=301', 'L', 'END', 'NC', 'NE', 'QSA', 'F', 'P', 'E'];
const RULE_FLAG =
  /^(?:b(?:ackrefescaping|ackrefernoplus|ne|np|ctls)?|c(?:hain|o|ookie)?|d(?:pi|iscardpath)?|e(?:nv|nd)?|f(?:orbidden)?|g(?:one)?|h(?:andler)?|l(?:ast)?|n(?:ext|e|oescape|s|osubreq|c|ocase)?|p(?:roxy|t|assthrough)?|qsa(?:ppend)?|qsd(?:iscard)?|qsl(?:ast)?|r(?:edirect)?|s(?:kip)?|t(?:ype)?|unsafe\w+|unc)$/i;

/** parseargline and cmd_parseflagfield in mod_rewrite.c. Quotes inside of words split otherwise than elsewhere: nothing is said. */
function examineFlags({ written, line, parameters, name }: ApacheNode, _: Around, report: ConfigReport): void {
  const [first = '', second = '', flags] = escapedBlanks(parameters);
  if (flags === undefined || flags.startsWith('$') || `${first}${second}`.includes('"')) return;
  const directive = nameFact(written);
  if (!/^\[.*\]$/.test(flags)) {
    report.add('apache-rule-flags', line, { directive });
    return;
  }
  const [known, usual] = name === 'rewritecond' ? [CONDITION_FLAG, CONDITION_FLAGS] : [RULE_FLAG, RULE_FLAGS];
  const keys = flags
    .slice(1, -1)
    .split(',')
    .map((flag) => (flag.split('=')[0] ?? '').trim());
  if (keys.some((key) => !known.test(key)))
    report.add('wrong-value', line, { name: directive, expected: usual.map((flag) => `[${flag}]`).join(' / ') });
}

/** Of mod_rewrite alone a backslash keeps the blank behind it. */
function escapedBlanks(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.endsWith('\\') === true && joined.length <= 3) joined[joined.length - 1] = `${last} ${word}`;
    else joined.push(word);
  }
  return joined;
}

/** add_pass in mod_proxy.c: what follows path and address is `key=value` but for three words. */
function examinePass({ written, line, parameters }: ApacheNode, { place }: Around, report: ConfigReport): void {
  if (place === 'unknown') return;
  const words = parameters.filter((word) => word !== '~').slice(place === 'folder' ? 1 : 2);
  if (words.some((word) => !/^(?:nocanon|interpolate|noquery|[^=]+=.*)$/i.test(word)))
    report.add('wrong-value', line, { name: nameFact(written), expected: 'key=value' });
}

/** all_parse_config and ip_parse_config in mod_authz_core.c and mod_authz_host.c. */
function examineRequire({ written, line, parameters }: ApacheNode, _: Around, report: ConfigReport): void {
  const [kind = '', ...words] = parameters.filter((word, index) => index > 0 || word.toLowerCase() !== 'not');
  const shown = nameFact(written);
  if (/^all$/i.test(kind) && !(words.length === 1 && /^(?:granted|denied)$/i.test(words[0] ?? '')))
    report.add('wrong-value', line, { name: shown, expected: 'all granted / all denied' });
  if (/^ip$/i.test(kind) && words.some((word) => word.startsWith('#'))) report.add('inline-comment', line, { directive: shown });
}

/** Two words: the first says which protocol the suites are for (ssl_cmd_SSLCipherSuite). */
function examineSuite({ written, line, parameters }: ApacheNode, _: Around, report: ConfigReport): void {
  if (parameters.length === 2 && !/^(?:SSL|TLSv1\.3)$/.test(parameters[0] ?? ''))
    report.add('wrong-value', line, { name: nameFact(written), expected: 'TLSv1.3 …' });
}
