import { markToday } from './changes/mark-today.ts';

markToday(document, new Date());
