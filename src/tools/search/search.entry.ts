import { KbResults } from './kb-results.ts';
import { KbSearch } from './kb-search.ts';

customElements.define('kb-search', KbSearch);
customElements.define('kb-results', KbResults);
