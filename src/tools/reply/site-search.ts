import type { KbSearch } from '../search/kb-search.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';

/**
 * The search field in the page's header, which does the searching. Its script is loaded the way that a touch on the field loads
 * it: a second copy would define the element again. Rejects if it cannot be read.
 */
export async function siteSearch(load: WaitingTool['loadMore']): Promise<KbSearch> {
  const field = document.querySelector<KbSearch>('kb-search');
  if (!field || !load) throw new Error('The page has no search.');
  await load(field.dataset.src ?? '');
  await customElements.whenDefined('kb-search');
  return field;
}
