import type { Budget } from '../budget.ts';
import { named } from '../named-index.ts';
import { matchOf } from '../pattern/match-of.ts';
import type { Truth } from '../truth.ts';
import { trimEndOf } from '../../text/trim-end.ts';
import type { ApacheHost } from './apache-host.ts';
import { levelOf } from './apache-host.ts';
import { isSure } from './conditions.ts';
import type { ApacheNode } from './read-apache.ts';
import { conditionsHold, expand, type Request } from './request.ts';

/** What a host does with a request. `sure`: every condition on the way is known to hold. */
export type Answer =
  | { kind: 'page' }
  /** Refused: 403, 404, 410 and the like. */
  | { kind: 'refused'; sure: boolean }
  /** `to` is null where the target has a variable that only the server knows. */
  | { kind: 'redirect'; sure: boolean; node: ApacheNode; to: Request | null; secure: boolean };

const PAGE: Answer = { kind: 'page' };

/**
 * The answer of a host: mod_rewrite in the server, then mod_alias, then what stands in sections (`translate_name` before `fixups`; mod_rewrite's
 * hook is first). Without a host of its own, a text is a folder's `.htaccess`.
 */
export function answerOf(host: ApacheHost, request: Request, budget: Budget): Answer {
  const unsure: Answer[] = [];
  const keep = (answer: Answer): boolean => {
    if (answer.kind === 'page') return false;
    if (!answer.sure) unsure.push(answer);
    return answer.sure;
  };
  const isFolder = host.node === null;
  const [own, main] = [movesIn(host.own), movesIn(host.main)];
  const engine = engineOf(host.own, engineOf(host.main));
  const rewritten = weigh(engine, () => rewrite(own, request, isFolder, budget));
  if (keep(rewritten)) return rewritten;
  for (const level of [own, main]) {
    const answer = alias(level, request, budget);
    if (keep(answer)) return answer;
  }
  for (const section of [...own, ...main]) {
    if (section.children === null || !budget.spend()) continue;
    const applies = sectionApplies(section, host, request, budget);
    if (applies === false) continue;
    const certainty = applies === true && isSure(section) ? true : null;
    const inner = movesIn(levelOf(section.children));
    const rewrites = weigh(engineOf(inner), () => rewrite(inner, request, true, budget));
    for (const answer of [rewrites, alias(inner, request, budget)]) {
      const weighed = weigh(certainty, () => answer);
      if (keep(weighed)) return weighed;
    }
  }
  return unsure[0] ?? PAGE;
}

const MOVES = new Set(['redirect', 'redirectmatch', 'redirectpermanent', 'redirecttemp', 'rewriterule', 'rewritecond', 'rewriteengine']);
/** More of them on one level are left alone: every request looks at each. */
const MOVES_OF_LEVEL = 300;
const moves = new WeakMap<readonly ApacheNode[], readonly ApacheNode[]>();

/** What of a level may send a request elsewhere: directives of mod_rewrite and mod_alias, and sections with such in them. */
function movesIn(level: readonly ApacheNode[]): readonly ApacheNode[] {
  let known = moves.get(level);
  if (known === undefined) {
    known = level
      .filter(({ name, children }) => MOVES.has(name) || (children !== null && name !== 'virtualhost' && children.some(mayMove)))
      .slice(0, MOVES_OF_LEVEL);
    moves.set(level, known);
  }
  return known;
}

const mayMove = ({ name, children }: ApacheNode): boolean => MOVES.has(name) || children !== null;

/** Is the engine on after all directives of a level? Null where that depends on a condition. */
export function engineOf(level: readonly ApacheNode[], inherited: Truth = false): Truth {
  let state = inherited;
  for (const node of named(level, 'rewriteengine')) {
    const isOn = node.parameters[0]?.toLowerCase() === 'on';
    state = isSure(node) || state === isOn ? isOn : null;
  }
  return state;
}

/** An answer that only comes if something holds. */
function weigh(holds: Truth, find: () => Answer): Answer {
  const answer = holds === false ? PAGE : find();
  return holds === null && answer.kind !== 'page' ? { ...answer, sure: false } : answer;
}

function sectionApplies(section: ApacheNode, host: ApacheHost, request: Request, budget: Budget): Truth {
  const [first = '', second = ''] = section.parameters;
  const regex = first === '~' ? second : section.name.endsWith('match') ? first : null;
  switch (section.name) {
    case 'location':
    case 'locationmatch': {
      if (regex === null) return underPath(first, request.path);
      const found = matchOf(regex, request.path, false, budget);
      return found === undefined ? null : found !== null;
    }
    case 'directory': {
      const root = named(host.own, 'documentroot').at(-1)?.parameters[0] ?? '';
      if (first === '/' || first.replace(/\/$/, '') === root.replace(/\/$/, '')) return true;
      return null;
    }
    case 'directorymatch':
    case 'files':
    case 'filesmatch':
    case 'proxy':
    case 'limit':
      return null;
    default:
      return section.name === 'virtualhost' ? false : null;
  }
}

/** Does a path begin with a prefix at the end of one of its parts (alias_matches in mod_alias.c)? */
function underPath(prefix: string, path: string): boolean {
  const bare = trimEndOf(prefix, '/');
  return path.startsWith(bare) && (path.length === bare.length || path[bare.length] === '/' || bare === '');
}

interface RuleFlags {
  redirect: boolean;
  status: number;
  ends: boolean;
  refuses: boolean;
  proxies: boolean;
  ignoreCase: boolean;
  chained: boolean;
}

/** Flags of a RewriteRule (mod_rewrite's documentation, "Rewrite Flags"). */
export function ruleFlags(written: string): RuleFlags {
  const marks = written
    .toLowerCase()
    .replace(/[[\]\s]/g, '')
    .split(',');
  const has = (...names: string[]): boolean => marks.some((mark) => names.includes(mark.split('=')[0] ?? ''));
  const code = marks.find((mark) => /^r(?:edirect)?=/.test(mark))?.split('=')[1] ?? '';
  const named301: Readonly<Record<string, number>> = { permanent: 301, temp: 302, seeother: 303 };
  const status = Object.hasOwn(named301, code) ? (named301[code] ?? 302) : Number(code || '302');
  return {
    redirect: has('r', 'redirect'),
    status,
    ends: has('l', 'last', 'end'),
    refuses: has('f', 'forbidden', 'g', 'gone') || (has('r', 'redirect') && status >= 400),
    proxies: has('p', 'proxy'),
    ignoreCase: has('nc', 'nocase'),
    chained: has('c', 'chain', 's', 'skip', 'n', 'next'),
  };
}

function rewrite(level: readonly ApacheNode[], request: Request, inFolder: boolean, budget: Budget): Answer {
  let conditions: ApacheNode[] = [];
  let maybe: Answer | null = null;
  let certain = true;
  for (const node of level) {
    budget.spend();
    if (node.name === 'rewritecond') conditions.push(node);
    if (node.name !== 'rewriterule') continue;
    const before = conditions;
    conditions = [];
    const [written = '', target = '', marks = ''] = node.parameters;
    const flags = ruleFlags(marks);
    const negated = written.startsWith('!');
    const found = matchOf(negated ? written.slice(1) : written, inFolder ? request.path.slice(1) : request.path, flags.ignoreCase, budget);
    const matches = found === undefined ? null : (found !== null) !== negated;
    if (matches === false) continue;
    const { holds, groups } = conditionsHold(before, request, found ?? [], budget);
    const known = [node, ...before].every(isSure);
    if (holds === false && known) continue;
    const sure = matches === true && holds === true && certain && known;
    const answer = outcome(node, flags, target, request, found ?? [], groups, sure);
    if (answer === null) {
      if (sure && flags.ends && !flags.chained) return PAGE;
      // Jumps between rules, and addresses that are changed in passing, are beyond this model.
      if (flags.chained || flags.ends || target !== '-') certain = false;
    } else if (answer.kind === 'page' || answer.sure) return answer;
    else {
      maybe ??= answer;
      certain = false;
    }
  }
  return maybe ?? PAGE;
}

/** What one rule that matches leads to; null where the request goes on. */
function outcome(
  node: ApacheNode,
  flags: RuleFlags,
  target: string,
  request: Request,
  rule: readonly string[],
  condition: readonly string[],
  sure: boolean,
): Answer | null {
  if (flags.refuses) return { kind: 'refused', sure };
  if (flags.proxies) return sure ? PAGE : null;
  if (target === '-') return null;
  const secure = /^https:\/\//i.test(target);
  const absolute = secure || /^http:\/\//i.test(target) || target.startsWith('%{REQUEST_SCHEME}://');
  if (!absolute && !flags.redirect) return null;
  const to = expand(target, request, rule, condition);
  const next = to === null ? null : follow(to, request);
  // "Self-reduction" in mod_rewrite.c: without [R] an address of one's own is no redirect.
  if (next !== null && !flags.redirect && next.scheme === request.scheme && next.name === request.name && next.port === request.port)
    return null;
  return { kind: 'redirect', sure: sure && !flags.chained, node, to: next, secure: secure || next?.scheme === 'https' };
}

/** The request that a browser makes when it is sent there, null where that is no address of the web. */
export function follow(target: string, from: Request): Request | null {
  const bare = target.replace(/[?#].*$/s, '');
  if (bare.startsWith('/')) return { ...from, path: bare };
  const found = /^(https?):\/\/([^/:@]{1,253})(?::(\d{1,5}))?(\/.*)?$/is.exec(bare);
  if (found === null) return /^[\w.-]+$/.test(bare) ? { ...from, path: `/${bare}` } : null;
  const [, scheme = '', name = '', port, path = '/'] = found;
  const secure = scheme.toLowerCase() === 'https';
  return {
    scheme: secure ? 'https' : 'http',
    name: name.toLowerCase(),
    port: port === undefined ? (secure ? 443 : 80) : Number(port),
    path,
  };
}

const STATUS = /^(?:permanent|temp|seeother|gone|\d{3})$/i;
const ALIASES = new Set(['redirect', 'redirectmatch', 'redirectpermanent', 'redirecttemp']);

/** Status, path and target of a directive of mod_alias; null of all others. */
export function aliasOf({ name, parameters }: ApacheNode): { status: string; path: string; target: string } | null {
  if (!ALIASES.has(name)) return null;
  const words = [...parameters];
  const hasStatus = (name === 'redirect' || name === 'redirectmatch') && STATUS.test(words[0] ?? '');
  const status = hasStatus ? (words.shift() ?? '').toLowerCase() : name === 'redirectpermanent' ? '301' : '302';
  // In a `<Location>` the path may be left out (2.4.19 and newer).
  if (words.length === 1 && /^https?:\/\//i.test(words[0] ?? '')) words.unshift('');
  const [path = '', target = ''] = words;
  return { status, path, target };
}

function alias(level: readonly ApacheNode[], request: Request, budget: Budget): Answer {
  let maybe: Answer | null = null;
  for (const node of level) {
    budget.spend();
    const read = aliasOf(node);
    if (read === null) continue;
    const { status, path, target } = read;
    const refuses = status === 'gone' || (/^\d/.test(status) && !status.startsWith('3'));
    const found =
      node.name === 'redirectmatch' && path !== ''
        ? matchOf(path, request.path, false, budget)
        : underPath(path, request.path)
          ? [path]
          : null;
    if (found === null) continue;
    const sure = found !== undefined && isSure(node);
    let answer: Answer;
    if (refuses) answer = { kind: 'refused', sure };
    else {
      const rest = node.name === 'redirectmatch' || path === '' ? '' : request.path.slice(path.length);
      const to = node.name === 'redirectmatch' ? expand(target, request, found ?? [], []) : target + rest;
      const next = to === null || to.includes('%{') || to.includes('${') ? null : follow(to, request);
      answer = { kind: 'redirect', sure, node, to: next, secure: /^https:\/\//i.test(target) || next?.scheme === 'https' };
    }
    if (sure) return maybe ?? answer;
    maybe ??= answer;
  }
  return maybe ?? PAGE;
}
