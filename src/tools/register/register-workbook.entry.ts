import { workbook } from './workbook.ts';

globalThis.kbWorkbook = workbook;
