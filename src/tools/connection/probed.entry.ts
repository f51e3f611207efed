import 'needs:guard bench notes core judge authorities chains connection';
import { renderLocal } from './local-part.ts';
import { render } from './render.ts';

globalThis.kbConnectionReport = { render, renderLocal };
