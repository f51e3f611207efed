import { markToday } from './mark-today.ts';

markToday(document, new Date());
