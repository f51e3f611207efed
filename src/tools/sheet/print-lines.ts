import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/sheet';
import { element } from '../shared/element.ts';

export interface PrintedFacts {
  /** File name; null for pasted text. */
  name: string | null;
  /** ISO day of the judgement. */
  day: string;
  /** SHA-256 of what was judged; null where it has none. */
  sha256: string | null;
  /** ISO day on which the site's content was last looked at. */
  content: string;
}

/** What only the printed sheet shows: what was judged, when, by what content, and a line to sign. */
export function printLines({ name, day, sha256, content }: PrintedFacts): HTMLElement {
  const rows = [
    [ui.printedFile, name ?? commonUi.pasted],
    [ui.printedDay, day],
    [ui.printedHash, sha256],
    [ui.printedSite, siteLine(content)],
  ] as const;
  const list = element('dl');
  for (const [label, value] of rows) if (value) list.append(element('dt', { text: label }), element('dd', { text: value }));
  const signature = element('p', { className: 'signature' }, element('span', { text: ui.signed }), element('span', { text: ui.signedDay }));
  return element('footer', { className: 'sheet-print' }, list, signature);
}

/** Whoever holds the paper knows whose word it is. */
function siteLine(day: string): string {
  const name = document.querySelector('.brand')?.textContent.trim() ?? '';
  const { href } = new URL(document.querySelector<HTMLElement>('kb-search')?.dataset.root ?? '', location.href);
  return ui.contentDay({ site: location.protocol === 'file:' ? name : ui.siteAt({ name, address: href }), day });
}

const watched = new WeakSet<Element>();

/** Tells the printed page what leads to the sheets, so that it leaves out all else, whatever page they are on; without a sheet it prints as any. */
export function printAlone(results: Element): void {
  const mark = (): void => {
    const isThere = results.querySelector('.sheet') !== null;
    results.classList.toggle('sheets', isThere);
    for (let holder = results.parentElement; holder; holder = holder.parentElement) holder.classList.toggle('holds-sheet', isThere);
  };
  mark();
  if (watched.has(results)) return;
  watched.add(results);
  new MutationObserver(mark).observe(results, { childList: true });
}
