import { isUnsure } from '../chain/chain-verdict.ts';
import { chainMessage } from '../chain/chain-words.ts';
import type { Facts } from '../facts.ts';
import { messageText, type Message, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import type { ProbeChange } from './compare-probes.ts';
import { isMust } from './criteria.ts';
import { endingCode, leafFindings } from './judge-probe.ts';
import type { GroupFinding } from './judge-together.ts';
import type { Answer, Ending, ProbeRecord } from './probe-record.ts';
import type { Criterion, ProbeFinding, ProbeVerdict } from './probe-verdict.ts';

/** A label of `content/messages/probe.yaml`. A missing one is a bug that the content tests catch. */
export function probeLabel(words: Words, code: string, facts: Facts = {}): string {
  return renderMessage(messageOf(words, code).text, facts);
}

function messageOf(words: Words, code: string): Message {
  const message = words['probe']?.[code];
  if (!message) throw new Error(`no words for ${code}`);
  return message;
}

export interface Said {
  text: string;
  fix: string | null;
  page: string | null;
}

/** A finding in words: what it is, what to do, where to read on. */
export function findingText({ code, facts }: ProbeFinding | GroupFinding, words: Words): Said {
  const message = messageOf(words, code);
  const worded = wordedFacts(facts, words);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}

/** Some facts are codes themselves. */
function wordedFacts(facts: Facts, words: Words): Facts {
  const { how, connect, family, protocol, protocols } = facts;
  return {
    ...facts,
    ...(typeof protocol === 'string' ? { protocol: protocolName(protocol) } : {}),
    ...(typeof protocols === 'string' ? { protocols: protocolName(protocols) } : {}),
    ...(typeof how === 'string' ? { how: endText(how, words) } : {}),
    ...(how === null ? { how: probeLabel(words, 'answer-absent') } : {}),
    ...(typeof connect === 'string' ? { connect: probeLabel(words, `connect-${connect}`) } : {}),
    ...(typeof family === 'string' ? { familyName: probeLabel(words, `family-${family.toLowerCase()}`) } : {}),
  };
}

/** "TLS 1.2" of "TLSv1.2", in lists as well. */
export const protocolName = (protocol: string): string => protocol.replaceAll('TLSv', 'TLS ');

function endText(code: string, words: Words): string {
  if (words['probe']?.[`end-${code}`]) return probeLabel(words, `end-${code}`);
  return probeLabel(words, 'end-alert', { alert: code.replace('alert-', '') });
}

/** "警示 40，談不攏". */
export const endingWords = (end: Ending, words: Words): string => endText(endingCode(end), words);

/** What came of one question, in a few words; what was not asked is "not in the record". */
export function answerText(answer: Answer | undefined, words: Words): string {
  if (answer === undefined) return probeLabel(words, 'answer-absent');
  if (answer.said === 'yes') return probeLabel(words, 'answer-yes');
  return probeLabel(words, `answer-${answer.said}`, { how: endingWords(answer.ending, words) });
}

export interface SaidCriterion {
  demand: string;
  /** Document, section and date. */
  source: string;
  level: string;
  result: string;
}

export function criterionText({ code, result }: Criterion, words: Words): SaidCriterion {
  const message = messageOf(words, `criterion-${code}`);
  return {
    demand: message.text,
    source: message.detail ?? '',
    level: probeLabel(words, isMust(code) ? 'level-must' : 'level-should'),
    result: probeLabel(words, `result-${result}`),
  };
}

/** "www.example.gov.tw:443（192.0.2.1）". */
export function targetText({ host, port, address, line }: ProbeRecord, words: Words): string {
  if (host === '') return probeLabel(words, 'target-unknown', { line });
  return address === null || address === host
    ? probeLabel(words, 'target', { host, port })
    : probeLabel(words, 'target-address', { host, port, address });
}

/** Everything that decides the verdict, the worst first, each as one sentence. */
export function reasonsOf(judged: ProbeVerdict, words: Words, ruleText: (id: string, facts: Facts) => string): string[] {
  const { verdict, report, findings, criteria } = judged;
  const severity = ({ usable: 'info', caution: 'warning', unusable: 'error', unreadable: 'unseen' } as const)[verdict];
  const inChain = (report?.problems ?? []).filter((problem) =>
    severity === 'unseen' ? isUnsure(problem) : problem.severity === severity && !isUnsure(problem),
  );
  // Of what ends a connection the chain tells already.
  const inLeaf = severity === 'error' && inChain.length > 0 ? [] : leafFindings(judged).filter((finding) => finding.severity === severity);
  const said = [
    ...inChain.map((problem) => chainMessage(problem, words).text),
    ...inLeaf.map(({ rule, facts }) => ruleText(rule, facts)),
    ...findings.filter((finding) => finding.severity === severity).map((finding) => findingText(finding, words).text),
  ];
  if (said.length > 0) return [...new Set(said)];
  const wanted = { unseen: 'unseen', warning: 'broken', error: 'broken', info: null }[severity];
  return criteria
    .filter((criterion) => criterion.result === wanted && (severity === 'warning' || isMust(criterion.code)))
    .map((criterion) => {
      const { demand, result } = criterionText(criterion, words);
      return `${result}：${demand}。`;
    });
}

/** The verdict in one sentence, with what decides it. */
export function probeHeadline(verdict: ProbeVerdict, words: Words, ruleText: (id: string, facts: Facts) => string): string {
  const [reason, ...rest] = reasonsOf(verdict, words, ruleText);
  const more = verdict.verdict === 'unusable' && rest.length > 0;
  return probeLabel(words, `headline-${verdict.verdict}${more ? '-more' : ''}`, { reason: reason ?? null, more: rest.length });
}

export function changeText({ code, facts }: ProbeChange, words: Words): string {
  const sides = (['before', 'after'] as const).flatMap((key) => {
    const value = facts[key];
    if (value === undefined) return [];
    if (value === null) return [[key, probeLabel(words, 'none')]];
    return code === 'change-verdict' ? [[key, probeLabel(words, `verdict-${String(value)}`)]] : [];
  });
  return probeLabel(words, code, { ...wordedFacts(facts, words), ...(Object.fromEntries(sides) as Facts) });
}
