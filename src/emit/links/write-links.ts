import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../content/files-below.ts';
import { pageOf } from '../../content/permanent/forwarding.ts';
import { leadPage, movedNote } from './lead-page.ts';
import { markPermanent } from './mark-permanent.ts';
import { titleOf, type Published } from '../../content/permanent/published.ts';
import { relativeAddress } from '../rewrite-urls.ts';

/** Name of the page that leads to a permanent id's place. */
const goPage = (id: string): string => `go/${id}.html`;

// Its address is the site's, which everybody can copy.
const FRONT = 'index.html';

/** Writes `go/ID.html` for every permanent id and marks the ids' places on the pages. Answers how many pages there are. */
export function writeGoPages(dist: string, published: Published): number {
  const goOf = new Map([...published.ids.values()].map(({ id, address }) => [address, goPage(id)]));
  for (const file of filesBelow(dist).filter((name) => name.endsWith('.html'))) {
    const path = join(dist, file);
    const linkOf = (address: string): string | undefined => {
      const go = goOf.get(address);
      return go && between(file, go);
    };
    writeFileSync(
      path,
      markPermanent(readFileSync(path, 'utf8'), file === FRONT ? undefined : linkOf(file), (id) => linkOf(`${file}#${id}`)),
    );
  }
  for (const { id, address, title } of published.ids.values()) writeLead(dist, goPage(id), { title, to: address });
  return published.ids.size;
}

/** Makes what is gone lead on: a permanent id, a page at its old address, a heading at the foot of the page it was on. */
export function writeForwards(dist: string, published: Published, gone: ReadonlyMap<string, string>, script = '/scripts/forward.js'): void {
  for (const [place, to] of gone) {
    const title = titleOf(to, published);
    const [page = '', id] = place.split('#');
    if (!place.includes('.html')) writeLead(dist, goPage(place), { title, to });
    else if (id === undefined) writeLead(dist, page, { title, to, script, anchors: anchorsOf(page, gone) });
    else if (!gone.has(page)) addNote(join(dist, page), movedNote(id, title, between(page, to)));
  }
}

function anchorsOf(page: string, gone: ReadonlyMap<string, string>): { id: string; href: string }[] {
  const inside = [...gone].filter(([place]) => pageOf(place) === page && place !== page);
  return inside.map(([place, to]) => ({ id: place.slice(page.length + 1), href: between(page, to) }));
}

function writeLead(
  dist: string,
  file: string,
  { title, to, ...rest }: { title: string; to: string; script?: string; anchors?: { id: string; href: string }[] },
): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), leadPage({ title, href: between(file, to), ...rest }));
}

function addNote(path: string, note: string): void {
  const html = readFileSync(path, 'utf8');
  const end = html.lastIndexOf('</main>');
  if (end < 0) throw new Error(`${path} has no main part`);
  writeFileSync(path, html.slice(0, end) + note + html.slice(end));
}

const between = (from: string, to: string): string => relativeAddress(`/${from}`, `/${to}`);
