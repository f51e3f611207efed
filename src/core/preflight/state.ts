/** What the applicant says of one check; a check without an answer is still open. */
export type PreflightAnswer = 'done' | 'not-applicable';

/** A filled-in list. Answers are kept by the check's permanent one-letter code. */
export interface PreflightState {
  answers: Map<string, PreflightAnswer>;
  agency: string;
  domain: string;
  /** ISO date, or "" while none is chosen. */
  date: string;
}

/** How much is left to do. */
export interface PreflightCount {
  open: number;
  done: number;
  notApplicable: number;
}

/** Longest texts that are kept, in characters (RFC 1035 2.3.4 for the domain). */
export const preflightLimits = { agency: 60, domain: 253 } as const;

/** A list on which nothing is filled in. */
export const emptyState = (): PreflightState => ({ answers: new Map(), agency: '', domain: '', date: '' });

/** Counts the answers to the checks that exist; an answer to any other code counts for nothing. */
export function countAnswers(state: PreflightState, codes: Iterable<string>): PreflightCount {
  const count = { open: 0, done: 0, notApplicable: 0 };
  for (const code of codes) {
    const answer = state.answers.get(code);
    if (answer === 'done') count.done++;
    else if (answer === 'not-applicable') count.notApplicable++;
    else count.open++;
  }
  return count;
}
