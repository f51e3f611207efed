import { ui } from 'content:interface/connection';
import { taiwanTime } from '../../core/policy/calendar.ts';
import { compareProbes } from '../../core/probe/compare-probes.ts';
import { changeText, targetText } from '../../core/probe/probe-words.ts';
import type { ProbeVerdict } from '../../core/probe/probe-verdict.ts';
import { element } from '../shared/element.ts';
import { laterWords } from './later-words.ts';
import { allWords, type ConnectionView } from './view.ts';

/** Two of the records side by side: before and after, or two nodes behind one name. */
export function compareSection({ verdicts }: ConnectionView): HTMLElement[] {
  const [first, second] = pairOf(verdicts);
  const before = choice('connection-before', verdicts, first);
  const after = choice('connection-after', verdicts, second);
  const list = element('ul');
  const show = (): void => {
    const [one, other] = [verdicts[Number(before.value)], verdicts[Number(after.value)]];
    if (one === undefined || other === undefined) return;
    const texts =
      before.value === after.value ? [ui.sameRecord] : compareProbes(one, other).map((change) => changeText(change, laterWords()));
    list.replaceChildren(...texts.map((text) => element('li', { text })));
  };
  for (const select of [before, after]) select.addEventListener('change', show);
  show();
  const told = element('div', {}, list);
  told.setAttribute('role', 'status');
  return [
    element('h3', { text: ui.compare }),
    element('p', { className: 'quiet', text: ui.compareHow }),
    element('div', { className: 'bench-row' }, labelled(ui.before, before), labelled(ui.after, after)),
    told,
  ];
}

/** Two of one address, or at least of one host, else the first two; the earlier before the later. */
function pairOf(verdicts: readonly ProbeVerdict[]): [number, number] {
  const keys = [
    ({ record: { host, port, address } }: ProbeVerdict) => `${host}:${port} ${address ?? ''}`,
    ({ record: { host, port } }: ProbeVerdict) => `${host}:${port}`,
    () => '',
  ];
  for (const keyOf of keys) {
    const seen = new Map<string, number>();
    for (const [place, verdict] of verdicts.entries()) {
      const twin = seen.get(keyOf(verdict));
      if (twin !== undefined) return clockOf(verdicts[twin]) <= clockOf(verdict) ? [twin, place] : [place, twin];
      seen.set(keyOf(verdict), place);
    }
  }
  return [0, 0];
}

const clockOf = (verdict: ProbeVerdict | undefined): number => verdict?.record.clock ?? 0;

function choice(id: string, verdicts: readonly ProbeVerdict[], chosen: number): HTMLSelectElement {
  const select = element('select');
  select.id = id;
  const words = allWords();
  for (const [place, { record }] of verdicts.entries()) {
    const target = targetText(record, words);
    const text = record.clock === null ? target : ui.recordAt({ target, time: taiwanTime(record.clock) });
    const option = element('option', { text });
    option.value = String(place);
    select.append(option);
  }
  select.value = String(chosen);
  return select;
}

function labelled(text: string, select: HTMLSelectElement): HTMLElement {
  const label = element('label', { text });
  label.htmlFor = select.id;
  return element('span', { className: 'connection-choice' }, label, select);
}
