import { addCopyButtons } from './site/copy-buttons.ts';
import { addHeadingLinks } from './site/heading-links.ts';
import { loadScript } from './site/load-script.ts';
import { loadOnTouch } from './site/load-on-touch.ts';
import { focusSearch } from './site/focus-search.ts';
import { holdInput } from './site/hold-input.ts';
import { keepOffline } from './site/keep-offline.ts';
import { addPrintAddress } from './site/print-address.ts';
import { makeTabs } from './site/tabs.ts';

const { guard = '', offline = '' } = (document.currentScript as HTMLElement).dataset;

globalThis.kbLoadScript = loadScript;
holdInput(guard);
addCopyButtons(document);
addHeadingLinks(document);
focusSearch(document);
makeTabs(document);
loadOnTouch(document);
keepOffline(offline);
addPrintAddress(document);
