import { addCopyButtons } from './copy.ts';
import { addHeadingLinks, addPrintAddress } from './addresses.ts';
import { loadOnTouch } from './load-on-touch.ts';
import { loadScript } from './load-script.ts';
import { focusSearch } from './focus-search.ts';
import { holdInput } from './hold-input.ts';
import { makeTabs } from './tabs.ts';

const { guard, late, links } = (document.currentScript as HTMLElement).dataset as Record<'guard' | 'late' | 'links', string>;

holdInput(guard);
addCopyButtons(document);
addHeadingLinks(document, links);
focusSearch(document);
makeTabs(document);
loadOnTouch(document);
addPrintAddress(document);
// Whose site this is, what of it the browser keeps: no page waits for either.
loadScript(late).catch(() => undefined);
