import { loadMore } from './load-more.ts';
import { renderReport } from './report.ts';
import type { ConnectionView } from './view.ts';

/** One report; or, of several records, what leads to them, whose script comes for them alone. Rejects where that cannot be read. */
export async function render(view: ConnectionView): Promise<HTMLElement[]> {
  const [first, second] = view.verdicts;
  if (first === undefined) return [];
  if (second === undefined) return [renderReport(first, view)];
  const { renderSeveral } = await loadMore(view.tool);
  return renderSeveral(view);
}
