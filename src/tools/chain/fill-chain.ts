import { taiwanTime } from '../../core/policy/calendar.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { fileStem } from '../shared/object-name.ts';
import { drawRuler } from '../sheet/draw-ruler.ts';
import { limitsIn } from '../sheet/marks.ts';
import { saveButton } from '../sheet/save-button.ts';
import { printAlone, printLines } from '../sheet/print-lines.ts';
import { renderDrawing } from './drawing.ts';
import type { ChainPlaces } from './places.ts';
import type { ChainView } from './view.ts';

/** Fills the places of a chain's sheet: the life of its first certificate, the picture, and the lines for print. */
export function fillChain(
  { ruler, drawing, printed }: ChainPlaces,
  view: ChainView,
  { tool, name }: { tool: HTMLElement; name: string | null },
): void {
  const first = view.certificates.find((each) => fingerprintOf(each) === view.report.path[0]?.sha256);
  if (first) ruler.replaceChildren(...drawRuler(first, view.at, limitsIn(tool.dataset.marks)));
  drawing.replaceChildren(...renderDrawing(view));
  const day = taiwanTime(view.at.getTime()).slice(0, 10);
  printed.replaceWith(printLines({ name, day, sha256: first ? fingerprintOf(first) : null, content: tool.dataset.content ?? '' }));
  const section = drawing.closest('.sheet');
  section?.querySelector('.report-row')?.after(...saveButton(section, first ? fileStem(first) : 'chain', tool));
  const results = tool.querySelector('[data-results]');
  if (results) printAlone(results);
}
