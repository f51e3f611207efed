import probe from 'content:probe-words?now';
import type { Facts } from '../../core/facts.ts';
import type { Words } from '../../core/inspect/words.ts';
import { wholeDays, instant } from '../../core/policy/calendar.ts';
import type { Verdict } from '../../core/policy/verdict.ts';
import type { ProbeContext } from '../../core/probe/judge-probe.ts';
import { probeHeadline } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { words as chainWords } from '../chain/words.ts';
import type { Tone } from '../shared/verdict-card.ts';
import type { Weight } from './told.ts';

/** Everything that reports are drawn from. */
export interface ConnectionView {
  /** In the order of the records. */
  verdicts: readonly ProbeVerdict[];
  at: Date;
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
  tool: HTMLElement;
  /** Given by the reader, and trusted. */
  roots: readonly Subject[];
  ask: ProbeContext['ask'];
}

/** All words that have come so far: what is said of chains comes in scripts of its own. */
export const allWords = (): Words => ({
  ...chainWords,
  ...globalThis.kbChainProblems?.words,
  ...globalThis.kbChainCross?.words,
  ...globalThis.kbChainPractice?.words,
  ...globalThis.kbRevocation?.words,
  probe,
});

/** The sentence of one of our rules. */
export const ruleText = (id: string, facts: Facts): string =>
  renderMessage(globalThis.kbRules?.['certificate']?.find((rule) => rule.id === id)?.message ?? id, facts);

export const headlineOf = (verdict: ProbeVerdict): string => probeHeadline(verdict, allWords(), ruleText);

/** How much a finding weighs, as its colour. */
export const toneOfWeight: Readonly<Record<Weight, Tone>> = { error: 'bad', warning: 'care', unseen: 'dim', info: 'dim' };

/** From the worst. */
export const rankOf: Readonly<Record<Verdict, number>> = { unusable: 0, unreadable: 1, caution: 2, usable: 3 };

/** Whole days until the server's certificate ends, below zero where it has; null where it was not seen. */
export function daysLeft({ sent: [leaf] }: ProbeVerdict, at: Date): number | null {
  const end = instant(leaf?.notAfter ?? null);
  return end === null ? null : wholeDays(at.getTime(), end);
}
