import type { ConfigReport } from './config-finding.ts';
import { nameFact } from './safe-fact.ts';

/** As many blocks without an end are told; one that is lost leaves all around it open. */
const OPEN = 64;

/**
 * Ends without a beginning, at these lines, and blocks without an end. Both together are what a copy from the middle of a file leaves, unless `isWhole`:
 * something in the text stands at the top of a file only.
 */
export function reportBalance(
  closes: readonly number[],
  open: readonly { name: string; line: number }[],
  isWhole: boolean,
  report: ConfigReport,
): void {
  const [first] = closes;
  if (first !== undefined && open.length > 0 && !isWhole) {
    report.add('part-pasted', first, {});
    return;
  }
  for (const line of closes) report.add('extra-close', line, {});
  for (const { name, line } of open.slice(0, OPEN)) report.add('unclosed-block', line, { name: nameFact(name) });
}
