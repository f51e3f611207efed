import { loadScript } from '../../page-scripts/site/load-script.ts';
import { SearchParts } from './parts.ts';
import { Searcher } from './searcher.ts';

let searcher: Searcher | null = null;

/** The one searcher of a page, shared by the field and the list of results. */
export function searcherOf(tool: HTMLElement): Searcher {
  searcher ??= new Searcher(new SearchParts(tool.dataset.index ?? '', loadScript));
  return searcher;
}
