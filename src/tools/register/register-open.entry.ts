import { loadScript } from '../../page-scripts/site/load-script.ts';

// What was kept stands there at once, and a folder that is dropped is seen as one: the event shows it only to who listens already.
for (const tool of document.querySelectorAll<HTMLElement>('kb-register')) loadScript(tool.dataset.src ?? '').catch(() => undefined);
