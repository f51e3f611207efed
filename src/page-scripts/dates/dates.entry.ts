import { markPassed } from './mark-passed.ts';
import { markToday } from './mark-today.ts';

const now = new Date();
for (const list of document.querySelectorAll<HTMLElement>('[data-dates]')) markToday(list, now);
markPassed(document, now);
