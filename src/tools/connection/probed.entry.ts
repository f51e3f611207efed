import 'needs:guard bench lines notes core judge inspect authorities chains connection';
import { loadMore } from './load-more.ts';
import { render } from './render.ts';

globalThis.kbConnectionReport = { loadMore, render };
