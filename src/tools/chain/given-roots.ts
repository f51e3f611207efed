import { isSelfIssued } from '../../core/chain/self-issued.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { Reading } from '../shared/read-source.ts';

/** The roots among what was given, for a reader who trusts them; null where there is none. */
export function givenRoots(readings: readonly Reading[]): Subject[] | null {
  const roots = readings.flatMap(({ subjects }) => subjects).filter((one) => one.basicConstraints?.ca === true && isSelfIssued(one));
  return roots.length > 0 ? roots : null;
}
