import 'needs:guard bench lines notes';
import { hasFound, lookAt } from './look.ts';
import { renderLook } from './render-look.ts';
import { reportLook, rowOf } from './summarise-look.ts';

globalThis.kbRecogniser = { hasFound, look: lookAt, render: renderLook, row: rowOf, report: reportLook };
