import 'needs:guard bench notes core judge paper';
import { fillSheet } from './fill-sheet.ts';

globalThis.kbSheet = { fillSheet };
