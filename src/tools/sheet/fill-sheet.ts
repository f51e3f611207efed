import { ui } from 'content:interface/decoder';
import { factsOf } from '../../core/inspect/facts-of.ts';
import type { InspectedObject } from '../../core/inspect/inspect-input.ts';
import { taiwanTime } from '../../core/policy/calendar.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { remind } from '../decoder/remind.ts';
import { words } from '../decoder/words.ts';
import { element, part } from '../shared/element.ts';
import { fileStem } from '../shared/object-name.ts';
import { formsOf } from './actions.ts';
import { drawRuler } from './draw-ruler.ts';
import { actionButton, saveButton } from './save-button.ts';
import { limitsIn } from './marks.ts';
import { renderNames } from './names.ts';
import { ownSeam } from './own-seam.ts';
import { printAlone, printLines } from './print-lines.ts';
import { secondButton } from './second-button.ts';

export interface SheetQuestion {
  object: InspectedObject;
  at: Date;
  /** File name; null for pasted text. */
  name: string | null;
  /** Everything that was pasted with it. */
  pasted: readonly Subject[];
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
  /** The tool's element, which carries what the page was built with. */
  tool: HTMLElement;
}

/** Fills what stands below the verdict: the ruler, the seam to the issuer, names, contents, forms to take away, and the lines for print. */
export function fillSheet(section: HTMLElement, { object, at, name, pasted, root, tool }: SheetQuestion): void {
  const { subject } = object;
  part(section, 'validity').replaceChildren(...drawRuler(subject, at, limitsIn(tool.dataset.marks)));
  part(section, 'seam').replaceChildren(...[ownSeam(subject, pasted, root)].filter((each) => each !== null));
  part(section, 'names').replaceChildren(...[renderNames(object)].filter((each) => each !== null));
  showFacts(section, object);
  part(section, 'actions').append(
    ...saveButton(section, fileStem(subject), tool),
    ...(isAhead(subject, at) ? actionButton(ui.remind, () => remind([subject], at, tool)) : []),
    ...formsOf(subject),
    ...secondButton(section, subject, tool),
  );
  const sha256 = subject.fingerprints?.sha256 ?? null;
  section.append(printLines({ name, day: taiwanTime(at.getTime()).slice(0, 10), sha256, content: tool.dataset.content ?? '' }));
  const results = part(tool, 'results');
  // The report is of everything: with the only sheet it is what is taken away first.
  const report = results.querySelectorAll('.sheet').length === 1 ? results.querySelector(':scope > .sheet ~ .report-row') : null;
  if (report) part(section, 'actions').prepend(report);
  printAlone(results);
}

/** Whether a certificate ends on a day that is still to come. */
const isAhead = ({ kind, notAfter }: Subject, at: Date): boolean => kind === 'certificate' && Date.parse(notAfter ?? '') > at.getTime();

/** More values of one kind than anybody reads; the report has them all. */
const MOST = 50;

function showFacts(section: HTMLElement, object: InspectedObject): void {
  const list = part(section, 'facts');
  // The names stand above.
  for (const row of factsOf({ ...object, subject: { ...object.subject, san: [] } }, words)) {
    const values = row.values
      .slice(0, MOST)
      .map((value) => element('div', row.data ? { className: 'data', text: value } : { text: value }));
    const more = row.values.length - MOST;
    if (more > 0) values.push(element('div', { className: 'quiet', text: ui.moreValues({ count: more }) }));
    list.append(element('dt', { text: row.label }), element('dd', {}, ...values));
  }
}
