import { sheetPage } from './sheet-page.ts';

globalThis.kbSaved = { sheetPage };
