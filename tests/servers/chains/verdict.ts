/** "OK", or the code with which a program refuses a chain ("ERR_CERT_DATE_INVALID"). */
export type Verdict = string;

export const OK: Verdict = 'OK';

/** What one program said of every chain, in their order. */
export interface Verdicts {
  /** Name and version. */
  program: string;
  of: readonly Verdict[];
}
