import { addCopyButtons } from './copy.ts';
import { loadOnTouch } from './load-on-touch.ts';
import { loadScript } from './load-script.ts';
import { focusSearch } from './focus-search.ts';
import { holdInput } from './hold-input.ts';
import { makeTabs } from './tabs.ts';

const { guard, late } = (document.currentScript as HTMLElement).dataset as Record<'guard' | 'late', string>;

holdInput(guard);
addCopyButtons(document);
focusSearch(document);
makeTabs(document);
loadOnTouch(document);
// Whose site this is, what of it the browser keeps: no page waits for either.
loadScript(late).catch(() => undefined);
