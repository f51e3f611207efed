import type { ChainReport, ClientVerdict } from './chain-report.ts';

/** The columns where no problem tells the clients apart: all accept, or of none can it be said. */
export function unanimous(accepts: true | null): ChainReport['clients'] {
  const verdict: ClientVerdict = { accepts, code: null, problem: null };
  return { chromium: verdict, firefox: { ...verdict }, openssl: { ...verdict } };
}
