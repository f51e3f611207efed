import 'needs:guard bench notes core judge authorities chains connection probed';
import { renderLocal } from './local-part.ts';
import { localTold } from './local-told.ts';

globalThis.kbConnectionLocal = { localTold, renderLocal };
