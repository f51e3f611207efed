import type { AuthorityFacts } from '../../core/authority/authority.ts';
import { isLate } from '../../core/lint/is-late.ts';
import type { Rule } from '../../core/policy/rule.ts';
import type { Messages } from '../../schemas/messages.ts';
import type { Entry } from '../../content/collections.ts';
import { authorityFiles } from '../../content/authority-files.ts';
import { byFile, load } from '../../content/content-folder.ts';
import { asColumns } from './as-columns.ts';
import { mendings } from '../../core/probe/mendings.ts';
import { hashed, type Hashed } from './hashed.ts';

type RuleFile = Entry<'rules'>;

/** A rule that never makes anything unusable: what to do about it is told where somebody opens its finding. */
const isMild = ({ versions }: RuleFile): boolean => versions.every(({ severity }) => severity !== 'error');

/** A rule without what only pages show, and without the advice where it is mild. */
function judging(rule: RuleFile): Rule {
  const { id, check, applies, roles, clock, message, fix, page, versions } = rule;
  return { id, check, applies, roles, clock, message, fix: isMild(rule) ? '' : fix, page, versions };
}

export const judgingRules = (): Rule[] => load('rules').map(judging);

/** Those that objects of one kind are judged by at once. */
export const earlyRules = (kind: 'csr' | 'certificate'): Rule[] =>
  load('rules')
    .filter((rule) => !isLate(rule) && rule.applies.includes(kind))
    .map(judging);

/** The rules by which the chain tells whether platforms take an issuer; it leaves the advice to the decoder as well. */
export const issuerRules = (ids: readonly string[]): Rule[] =>
  judgingRules()
    .filter(({ id }) => ids.includes(id))
    .map((rule) => ({ ...rule, fix: '', page: null }));

/** The rules over which a client ends the connection, for the chain, which says what they find and leaves the advice to the decoder. */
export function refusingRules(): Rule[] {
  return load('rules').flatMap(({ id, check, applies, roles, clock, message, versions, refusedBy, publicRootsOnly }) =>
    refusedBy === undefined
      ? []
      : [{ id, check, applies, roles, clock, message, fix: '', page: null, versions, refusedBy, publicRootsOnly }],
  );
}

/** Those that come only where an object looks unusual, with the checks that they need, and with all of their advice. */
export function lintRules(): Rule[] {
  return load('rules')
    .filter(isLate)
    .map((rule) => ({ ...judging(rule), fix: rule.fix }));
}

/** The advice that `judgingRules` leaves out, by the rule's id. */
export function ruleFixes(): Record<string, string> {
  return Object.fromEntries(
    load('rules')
      .filter((rule) => isMild(rule) && !isLate(rule))
      .map(({ id, fix }) => [id, fix]),
  );
}

/** Why each rule matters, by its id: of those that come late, or of the others. */
export function ruleReasons(late: boolean): Record<string, string> {
  return Object.fromEntries(
    load('rules')
      .filter((rule) => isLate(rule) === late)
      .map(({ id, reason }) => [id, reason]),
  );
}

/** The authorities without what only pages show, and without what only the chain tool asks. */
export function authorityFacts(): AuthorityFacts[] {
  return load('authorities').map(({ id, name, role, family, status, advice, subject, issuer, ski, aki, spkiSha256, sha256, issuedBy }) => ({
    id,
    name,
    role,
    family,
    status,
    advice,
    subject,
    issuer,
    ski,
    aki,
    spkiSha256,
    sha256,
    issuedBy,
  }));
}

/**
 * What objects are judged by, and what is said of faults, as classic scripts: somebody who pastes an error message loads no rules,
 * somebody who pastes a request no authorities.
 */
export function factScripts(): Hashed[] {
  const { repairs = {}, problems = {} } = byFile('messages');
  return [
    script('authorities', 'globalThis.kbAuthorities', authorityFacts()),
    ...(['csr', 'certificate'] as const).map((kind) => script(`rules-${kind}`, `(globalThis.kbRules??={}).${kind}`, earlyRules(kind))),
    script('faults', 'globalThis.kbFaultWords', { repairs: textsOf(repairs), problems }),
    script(
      'authority-notes',
      'globalThis.kbTrustNotes',
      Object.fromEntries(load('authorities').flatMap(({ id, trust }) => (trust.length > 0 ? [[id, notesOf(trust)]] : []))),
    ),
    script('authority-files', 'globalThis.kbAuthorityFiles', servedFiles()),
    script('connection-fixes', 'globalThis.kbProbeFixes', probeFixes()),
  ];
}

const notesOf = (trust: Entry<'authorities'>['trust']): Record<string, string> =>
  Object.fromEntries(trust.map(({ platform, note }) => [platform, note]));

/**
 * The certificates that go behind a site's, in Base64 by id: of those that were issued anew the one to install first. No root does, and
 * nothing that nobody should install any more.
 */
export function servedFiles(): Record<string, string> {
  const files = authorityFiles();
  const authorities = load('authorities');
  const isFirst = (id: string): boolean => authorities.some(({ issuedBy }) => issuedBy[0] === id);
  return Object.fromEntries(
    authorities
      .filter(({ id, role, status }) => status !== 'obsolete' && (role === 'intermediate' || (role === 'cross' && isFirst(id))))
      .map(({ id }) => [id, Buffer.from(files[id]?.der ?? []).toString('base64')]),
  );
}

/** How each server is mended of what a connection shows, and how that is proven, by the id of `content/findings`. */
function probeFixes(): Record<string, Pick<Entry<'findings'>, 'fixes' | 'prove'>> {
  return Object.fromEntries(
    load('findings')
      .filter(({ id }) => mendings.has(id))
      .map(({ id, fixes, prove }) => [id, { fixes, prove }]),
  );
}

/** Of repairs the tools say what was done and no more. */
function textsOf(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([code, { text }]) => [code, { text }]));
}

function script(name: string, place: string, facts: unknown): Hashed {
  return hashed(name, `${place}=${asColumns(facts) ?? JSON.stringify(facts)};\n`);
}
