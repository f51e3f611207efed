import sheet from '../styles/site.css?raw';

/** `--paper` of the sheet, "#fcfbf8" and its dark twin: what browsers paint around a page and while the installed site opens. */
export const paper = paperOf(sheet);

function paperOf(css: string): { light: string; dark: string } {
  const [, light, dark] = /--paper: var\(--light, (#[\da-f]{6})\) var\(--dark, (#[\da-f]{6})\);/.exec(css) ?? [];
  if (!light || !dark) throw new Error('src/styles/site.css sets --paper to var(--light, #rrggbb) var(--dark, #rrggbb)');
  return { light, dark };
}
