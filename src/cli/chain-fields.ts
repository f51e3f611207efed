import type { AddedFile } from '../core/chain/added-text.ts';
import type { ChainReport } from '../core/chain/chain-report.ts';

/** A report as `--json` writes it. */
export function chainFields(
  { ok, path, gaps, extras, order, problems, clients, platforms, notJudged }: ChainReport,
  add: readonly AddedFile[] = [],
): object {
  return {
    ok,
    path,
    gaps,
    extras,
    order,
    problems: problems.map(({ code, cert, severity, facts, refusedBy = {} }) => ({ code, cert, severity, facts, refusedBy })),
    clients,
    notJudged,
    platforms,
    add,
  };
}
