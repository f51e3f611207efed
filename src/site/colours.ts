import sheet from '../styles/site.css?raw';

/** `--paper` of the sheet, "#fcfbf8": what browsers paint around a page and while the installed site opens. */
export const paper = paperOf(sheet);

function paperOf(css: string): { light: string; dark: string } {
  const [light, dark, ...more] = [...css.matchAll(/--paper: (#[\da-f]{6});/g)].map((match) => match[1]);
  if (!light || !dark || more.length > 0) throw new Error('src/styles/site.css sets --paper twice, as #rrggbb: first light, then dark');
  return { light, dark };
}
