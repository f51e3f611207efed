import type { KnownAuthority } from '../../core/authority/authority.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { shortName } from '../shared/object-name.ts';
import type { ChainAnswer } from './examine.ts';
import { authorities, words } from './words.ts';
import { ui } from 'content:interface/chain';
import { ui as commonUi } from 'content:interface/common';
import type { ChainReport, ProblemCode } from '../../core/chain/chain-report.ts';
import { chainLabel } from '../../core/chain/chain-words.ts';
import { chainText } from '../../core/chain/report-text.ts';
import type { Verdict } from '../../core/policy/verdict.ts';

/** Everything the parts of the result are drawn from. */
export interface ChainView extends ChainAnswer {
  at: Date;
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
}

/** The entry of `content/authorities` with this SHA-256. */
export function authorityOf(sha256: string): KnownAuthority | null {
  return authorities.find((authority) => authority.sha256 === sha256) ?? null;
}

export function authorityById(id: string | null): KnownAuthority | null {
  return authorities.find((authority) => authority.id === id) ?? null;
}

/** What to call a certificate of the report: the name people know, else its own. */
export function nameOf(sha256: string, fallback: string, { certificates }: ChainAnswer): string {
  const certificate = certificates.find((each) => fingerprintOf(each) === sha256);
  return authorityOf(sha256)?.name ?? ((certificate && shortName(certificate)) || fallback);
}

/** What keeps us from a verdict without speaking against the chain. */
const UNSURE: ReadonlySet<ProblemCode> = new Set(['root-not-at-hand', 'signature-not-checked', 'search-limit', 'must-staple'] as const);

export interface ChainVerdict {
  verdict: Verdict;
  headline: string;
}

/** The report as one of the four verdicts with its sentence. */
export function verdictOf({ ok, problems }: ChainReport): ChainVerdict {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  if (!ok && errors.length > 0 && errors.every(({ code }) => UNSURE.has(code))) {
    return { verdict: 'unreadable', headline: ui.unsure({ count: errors.length }) };
  }
  if (!ok) return { verdict: 'unusable', headline: ui.bad({ count: errors.length }) };
  if (warnings.length > 0) return { verdict: 'caution', headline: ui.care({ count: warnings.length }) };
  return { verdict: 'usable', headline: ui.good };
}

/** The text report with the same verdict as the page: core knows two, and "cannot tell here" is not "unusable". */
export function reportOf(report: ChainReport, at: Date): string {
  const text = chainText(report, at, words);
  const { verdict, headline } = verdictOf(report);
  if (verdict !== 'unreadable') return text;
  const count = report.problems.filter(({ severity }) => severity === 'error').length;
  return text.replace(chainLabel(words, 'result-bad', { count }), commonUi.resultIs({ headline }));
}
