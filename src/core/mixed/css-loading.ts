import type { Loading } from './loading-attributes.ts';
import type { CssAddress } from './read-css.ts';

/** What a style sheet's address does. */
export function cssLoading({ use, unsure }: CssAddress): Loading {
  if (use === 'image' || use === 'reference') return { effect: 'upgraded', code: use === 'image' ? 'css-image' : 'css-other', unsure };
  return { effect: 'blocked', code: use === 'import' ? 'css-import' : 'css-font', unsure };
}
