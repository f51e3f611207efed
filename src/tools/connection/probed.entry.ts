import 'needs:guard bench notes core judge authorities chains connection';
import { render } from './render.ts';

globalThis.kbConnectionReport = { render };
