import { addCopyButtons } from './site/copy-buttons.ts';
import { addHeadingLinks } from './site/heading-links.ts';
import { loadOnTouch } from './site/load-on-touch.ts';
import { addPrintAddress } from './site/print-address.ts';
import { makeTabs } from './site/tabs.ts';

addCopyButtons(document);
addHeadingLinks(document);
makeTabs(document);
loadOnTouch(document);
addPrintAddress(document);
