import 'needs:guard bench notes core';
import { showSecond } from './show-second.ts';

globalThis.kbSecond = { showSecond };
