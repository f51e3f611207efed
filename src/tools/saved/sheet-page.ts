import styles from 'content:saved-styles';
import { ui } from 'content:interface/sheet';
import { publishLinks } from './links.ts';
import { unfolded } from './unfold.ts';

/** What can be used only on the site, and what the printed sheet leaves out as well. */
const ASIDE =
  'script,form,button,input,select,textarea,template,.main-action,.finder,.bench-row,.report-row,.commands,p.onward,.flow-links,.chain-bundle,[hidden]';

/**
 * A page of one sheet alone, as HTML text: without scripts, with its styles in it, so that it can be attached to a letter and opened
 * anywhere. The browser writes it from its own nodes; whatever was pasted stays text.
 */
export async function sheetPage(section: Element, tool: HTMLElement): Promise<string> {
  const copy = await unfolded(section, tool.dataset.details, () => section.cloneNode(true) as Element);
  // A name that was being looked for hides the others.
  for (const name of copy.querySelectorAll<HTMLElement>('.names li')) name.hidden = false;
  for (const each of copy.querySelectorAll(ASIDE)) each.remove();
  for (const each of copy.querySelectorAll('details')) each.open = true;
  for (const each of copy.querySelectorAll('.long')) each.classList.remove('long');
  for (const each of copy.querySelectorAll('p:empty,div:empty:not([class])')) each.remove();
  publishLinks(copy, tool.dataset.root ?? '');
  for (const each of [copy, ...copy.querySelectorAll('*')])
    for (const name of each.getAttributeNames())
      if (/^(?:data-(?!(?:head|lives|validity)$)|tabindex$|id$|on)/.test(name)) each.removeAttribute(name);
  const title = document.createElement('title');
  title.textContent = ui.savedTitle({ name: copy.querySelector('.verdict-kind')?.textContent ?? '' });
  const heading = document.createElement('h1');
  heading.textContent = title.textContent;
  const main = document.createElement('main');
  main.className = 'saved';
  main.append(heading, ...(copy.querySelector('h2') ? [] : [hiddenHeading()]), copy);
  return [
    '<!doctype html>',
    `<html lang="${document.documentElement.lang}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    written(title),
    `<style>${styles}</style>`,
    `<body>${written(main)}</body>`,
    '</html>',
    '',
  ].join('\n');
}

const written = (node: Node): string => new XMLSerializer().serializeToString(node);

/** The sheet's headings are of the third level on a page with more of them. */
function hiddenHeading(): HTMLElement {
  const made = document.createElement('h2');
  made.className = 'sr';
  made.textContent = ui.savedResult;
  return made;
}
