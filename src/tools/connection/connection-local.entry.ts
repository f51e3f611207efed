import 'needs:guard bench lines notes core judge inspect authorities chains connection probed';
import { renderLocal } from './local-part.ts';
import { localTold } from './local-told.ts';

globalThis.kbConnectionLocal = { localTold, renderLocal };
