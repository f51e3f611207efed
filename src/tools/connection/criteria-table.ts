import { ui } from 'content:interface/connection';
import { isMust } from '../../core/probe/criteria.ts';
import { criterionText } from '../../core/probe/probe-words.ts';
import type { Criterion, ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { element } from '../shared/element.ts';
import { shapeIcon, showTone, type Tone } from '../shared/verdict-card.ts';
import { table } from './seen-tables.ts';
import { allWords } from './view.ts';

/** Every published criterion with its document and day, and what the record says of it. */
export function renderCriteria({ criteria }: ProbeVerdict): HTMLElement {
  const made = table(ui.criteriaCaption, [ui.result, ui.criterion], criteria.map(row));
  made.classList.add('connection-criteria');
  return element('section', {}, element('h3', { text: ui.criteria }), made);
}

function row(criterion: Criterion): HTMLTableRowElement {
  const { demand, source, level, result } = criterionText(criterion, allWords());
  const said = element('td', { className: 'told' }, shapeIcon(), element('span', { text: result }));
  showTone(said, toneOf(criterion));
  const about = element('span', { className: 'beside-name', text: ui.criterionIs({ level, source }) });
  return element('tr', {}, said, element('td', {}, element('span', { text: demand }), about));
}

function toneOf({ code, result }: Criterion): Tone {
  if (result === 'kept') return 'good';
  if (result === 'unseen') return 'dim';
  return isMust(code) ? 'bad' : 'care';
}
