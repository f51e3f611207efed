import { addCopyButtons } from './site/copy-buttons.ts';
import { addHeadingLinks } from './site/heading-links.ts';
import { loadOnTouch } from './site/load-on-touch.ts';
import { focusSearch } from './site/focus-search.ts';
import { holdInput } from './site/hold-input.ts';
import { keepOffline } from './site/keep-offline.ts';
import { addPrintAddress } from './site/print-address.ts';
import { makeTabs } from './site/tabs.ts';

holdInput();
addCopyButtons(document);
addHeadingLinks(document);
focusSearch(document);
makeTabs(document);
loadOnTouch(document);
keepOffline();
addPrintAddress(document);
