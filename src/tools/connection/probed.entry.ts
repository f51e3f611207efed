import 'needs:guard bench lines notes core judge inspect authorities chains connection';
import { render } from './render.ts';

globalThis.kbConnectionReport = { render };
