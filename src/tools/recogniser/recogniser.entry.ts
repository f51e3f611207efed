import { lookAt } from './look-at.ts';
import { renderLook } from './render-look.ts';
import { reportLook } from './report-look.ts';
import { rowOf, statusOf } from './summarise-look.ts';

globalThis.kbRecogniser = { look: lookAt, render: renderLook, row: rowOf, report: reportLook, status: statusOf };
