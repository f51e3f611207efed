import { ui } from 'content:interface/rehearse';
import { taiwanTime } from '../../core/policy/calendar.ts';
import { hostToAsk, nameText } from '../../core/rehearse/asked-names.ts';
import { README_NAME } from '../../core/rehearse/readme.ts';
import { FILE_NAMES, SAME_NAME_ROOT, type SetFile } from '../../core/rehearse/set-files.ts';
import { element } from '../shared/element.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import type { Delivery } from './deliver.ts';

const PURPOSES: Readonly<Record<string, string>> = {
  [FILE_NAMES.certFile]: ui.certFile,
  [FILE_NAMES.pemFile]: ui.pemFile,
  [FILE_NAMES.intermediateFile]: ui.intermediateFile,
  [FILE_NAMES.crossFile]: ui.crossFile,
  [FILE_NAMES.chainFile]: ui.chainFile,
  [FILE_NAMES.fullchainFile]: ui.fullchainFile,
  [FILE_NAMES.rootFile]: ui.rootFile,
  [SAME_NAME_ROOT]: ui.sameNameRoot,
  [FILE_NAMES.p7bFile]: ui.p7bFile,
  [README_NAME]: ui.readmeFile,
};

/** More names than this are counted. */
const MOST = 3;

/** What was made: what it is good for and how long, and its files. A fault stands where somebody opens it. */
export function renderMade({ set, files, zip }: Delivery, said: { isExample: boolean; faultName: string }): HTMLElement {
  const hasFault = set.fault !== null;
  const names = set.names.map(nameText);
  const shown = names.slice(0, MOST).join('、');
  const lines = [
    ...(said.isExample ? [ui.example] : []),
    hasFault
      ? ui.readAgainFault
      : ui.readAgain({ names: names.length > MOST ? ui.moreNames({ names: shown, count: names.length }) : shown }),
    ...(hasFault ? [ui.asDelivered] : []),
    ...(hostToAsk(set.names) === null ? [ui.onlyAddresses] : []),
    hasFault ? ui.untilFault : ui.until({ until: taiwanTime(set.notAfter.getTime()) }),
    ui.only,
    ui.gone,
  ];
  const save = element('button', { type: 'button', className: 'button primary', text: ui.saveZip({ name: zip.name }) });
  save.addEventListener('click', () => saveFile(zip.name, zip.bytes, 'application/zip'));
  return element(
    'section',
    { className: 'object' },
    verdictCard(hasFault ? 'care' : 'good', hasFault ? ui.madeWithFault : ui.made, ui.mark),
    element('div', { className: 'bench-row' }, save, element('a', { href: '#plan', text: hasFault ? ui.toPlanFault : ui.toPlan })),
    element('ul', { className: 'rehearse-said' }, ...lines.map((text) => element('li', { text }))),
    element(
      'details',
      {},
      element('summary', { text: ui.files }),
      element('ul', { className: 'rehearse-files' }, ...files.map(renderFile)),
    ),
    ...(set.fault === null ? [] : [renderAnswer(set.fault, said.faultName)]),
  );
}

function renderFile({ name, bytes }: SetFile): HTMLElement {
  const button = element('button', { type: 'button', className: 'button', text: ui.save });
  button.ariaLabel = ui.saveName({ name });
  button.addEventListener('click', () => saveFile(name, new Uint8Array(bytes), 'application/octet-stream'));
  const text = textOf(bytes);
  return element(
    'li',
    {},
    element('div', {}, element('code', { text: name }), element('span', { className: 'quiet', text: PURPOSES[name] ?? '' })),
    element('div', { className: 'bench-row' }, button, ...(text === null ? [] : [copyBox(ui.copy, () => text)])),
  );
}

/** The text of a PEM file. */
function textOf(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  return text.startsWith('-----BEGIN ') ? text : null;
}

/** The fault and what the page explains of it, folded. */
function renderAnswer(fault: string, name: string): HTMLElement {
  const explained = document.querySelector(`[data-fault="${fault}"]`)?.cloneNode(true);
  const answer = element(
    'details',
    {},
    element('summary', { text: ui.answer }),
    element('p', {}, element('strong', { text: ui.answerIs({ fault: name }) })),
  );
  if (explained instanceof Element) {
    // What is twice on a page can be led to once, and has its name once.
    explained.removeAttribute('aria-labelledby');
    for (const each of [explained, ...explained.querySelectorAll('[id]')]) each.removeAttribute('id');
    answer.append(explained);
  }
  return answer;
}
