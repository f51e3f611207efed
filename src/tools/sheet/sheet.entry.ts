import 'needs:guard bench notes core judge';
import { fillSheet } from './fill-sheet.ts';

globalThis.kbSheet = { fillSheet };
