import type { Facts } from '../facts.ts';
import { messageText, type Message, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import { chainMessage } from '../chain/chain-words.ts';
import type { RunChange } from './compare-runs.ts';
import type { RunRemark, RunVerdict } from './judge-run.ts';
import type { Run } from './run.ts';
import { issuerOfSent, nameOfSent, type SentCertificate } from './sent-certificates.ts';

/** Labels of `content/messages/connection.yaml` beside the codes, with the facts their words may use. */
export const runLabels: Readonly<Record<string, readonly string[]>> = {
  heading: ['number', 'target'],
  'heading-one': ['target'],
  'heading-beside': [],
  target: ['host', 'tool', 'line'],
  'target-unknown': ['tool', 'line'],
  'beside-not-judged': ['count'],
  several: ['count'],
  'tool-s-client': [],
  'tool-curl': [],
  'tool-keytool': [],
  'tool-certutil': [],
  'verdict-usable': [],
  'verdict-caution': [],
  'verdict-unusable': [],
  'verdict-unreadable': [],
  'headline-usable': [],
  'headline-caution': ['count'],
  'headline-unusable': ['reason'],
  'headline-unusable-more': ['reason', 'more'],
  'headline-refused': ['count', 'tool'],
  'headline-unreadable': ['count'],
  sent: ['count'],
  'sent-cut': ['count'],
  'sent-windows': ['count'],
  'sent-row': ['name', 'issuer'],
  'sent-unnamed': [],
  'row-pasted': [],
  'row-beside': [],
  'row-named': [],
  compare: ['before', 'after'],
};

/** A label of `content/messages/connection.yaml`. A missing one is a bug that the content tests catch. */
export function runLabel(words: Words, code: string, facts: Facts = {}): string {
  const message = words['connection']?.[code];
  if (!message) throw new Error(`no label ${code}`);
  return renderMessage(message.text, facts);
}

/** A remark in words: what it is, what to do, where to read on. */
export function remarkText({ code, facts }: RunRemark, words: Words): { text: string; fix: string | null; page: string | null } {
  const message: Message | undefined = words['connection']?.[code];
  if (!message) throw new Error(`no words for ${code}`);
  const worded = wordedFacts(facts, words);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}

export function changeText({ code, facts }: RunChange, words: Words): string {
  return runLabel(words, code, code === 'verdict-changed' ? wordedVerdicts(facts, words) : facts);
}

function wordedFacts(facts: Facts, words: Words): Facts {
  const { tool } = facts;
  return typeof tool === 'string' ? { ...facts, tool: runLabel(words, `tool-${tool}`) } : facts;
}

function wordedVerdicts(facts: Facts, words: Words): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, verdict]) => [name, runLabel(words, `verdict-${String(verdict)}`)]));
}

/** "www.example.gov.tw:443（openssl s_client，第 1 行起）". */
export function targetText({ host, port, tool, line }: Run, words: Words): string {
  const facts = { tool: runLabel(words, `tool-${tool}`), line };
  return host === null
    ? runLabel(words, 'target-unknown', facts)
    : runLabel(words, 'target', { ...facts, host: port === null ? host : `${host}:${port}` });
}

/** The verdict in one sentence, with what decides it. */
export function runHeadline({ run, verdict, report, remarks }: RunVerdict, words: Words): string {
  const weight = { usable: 'info', caution: 'warning', unusable: 'error', unreadable: 'unsure' } as const;
  const wanted = weight[verdict];
  const problems = (report?.problems ?? []).filter(({ severity }) => severity === (wanted === 'unsure' ? 'error' : wanted));
  const told = remarks.filter(({ severity }) => severity === wanted);
  const count = problems.length + told.length;
  if (verdict === 'unusable') {
    const [reason = ''] = [...problems.map((one) => chainMessage(one, words).text), ...told.map((one) => remarkText(one, words).text)];
    return runLabel(words, `headline-unusable${count > 1 ? '-more' : ''}`, { reason, more: count - 1 });
  }
  if (verdict === 'unreadable' && run.verified === false)
    return runLabel(words, 'headline-refused', { count, tool: runLabel(words, `tool-${run.tool}`) });
  return runLabel(words, `headline-${verdict}`, { count });
}

export function sentTitle({ run, sent }: RunVerdict, words: Words): string {
  const code = run.tool === 'certutil' ? 'sent-windows' : run.listing === 'whole' ? 'sent' : 'sent-cut';
  return runLabel(words, code, { count: sent.length });
}

/** One row of what was sent, and whether the certificate itself is at hand. */
export function sentText(one: SentCertificate, words: Words): { text: string; state: 'pasted' | 'beside' | 'named'; stateText: string } {
  const name = nameOfSent(one);
  const state = one.certificate === null ? 'named' : one.isFromBeside ? 'beside' : 'pasted';
  return {
    text: name === null ? runLabel(words, 'sent-unnamed') : runLabel(words, 'sent-row', { name, issuer: issuerOfSent(one) }),
    state,
    stateText: runLabel(words, `row-${state}`),
  };
}
