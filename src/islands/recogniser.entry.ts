import { lookAt } from './recogniser/look-at.ts';
import { renderLook } from './recogniser/render-look.ts';
import { reportLook } from './recogniser/report-look.ts';
import { rowOf, statusOf } from './recogniser/summarise-look.ts';

globalThis.kbRecogniser = { look: lookAt, render: renderLook, row: rowOf, report: reportLook, status: statusOf };
