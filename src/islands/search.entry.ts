import { KbResults } from './search/kb-results.ts';
import { KbSearch } from './search/kb-search.ts';

customElements.define('kb-search', KbSearch);
customElements.define('kb-results', KbResults);
