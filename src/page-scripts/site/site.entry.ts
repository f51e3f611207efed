import { addCopyButtons } from './copy.ts';
import { addHeadingLinks, addPrintAddress } from './addresses.ts';
import { loadOnTouch } from './load-on-touch.ts';
import { focusSearch } from './focus-search.ts';
import { holdInput } from './hold-input.ts';
import { keepOffline } from './keep-offline.ts';
import { makeTabs } from './tabs.ts';

const { guard, links, offline } = (document.currentScript as HTMLElement).dataset as Record<'guard' | 'links' | 'offline', string>;

holdInput(guard);
addCopyButtons(document);
addHeadingLinks(document, links);
focusSearch(document);
makeTabs(document);
loadOnTouch(document);
keepOffline(offline);
addPrintAddress(document);
