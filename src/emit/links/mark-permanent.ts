import { tokenize } from '../tokenize.ts';

/** Writes `data-go` with the permanent link onto the page's h1 and onto every element whose id has one, for the copy controls. */
export function markPermanent(html: string, own: string | undefined, linkOf: (id: string) => string | undefined): string {
  const out: string[] = [];
  let copied = 0;
  let name = '';
  let value = '';
  const insert = (at: number, link: string | undefined): void => {
    if (link === undefined) return;
    out.push(html.slice(copied, at), ` data-go="${link}"`);
    copied = at;
  };
  tokenize(html, {
    onopentagname: (start, end) => insert(end, html.slice(start, end) === 'h1' ? own : undefined),
    onattribname(start, end) {
      name = html.slice(start, end);
      value = '';
    },
    onattribdata: (start, end) => void (value += html.slice(start, end)),
    onattribend: (_quote, end) => insert(end, name === 'id' ? linkOf(value) : undefined),
  });
  out.push(html.slice(copied));
  return out.join('');
}
