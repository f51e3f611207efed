import { join } from 'node:path';
import { weighVisits } from '../src/checks/visit-weights.ts';
import { root } from '../src/content/root.ts';
import type { Row } from './run.ts';

export const title = '一次造訪載入的程式（dist/，每個檔案算一次，含 site.js 與 guard.js）：gzip 後的位元組、瀏覽器要讀的位元組、檔案數';

export function measure(): Promise<Row[]> {
  const rows = weighVisits(join(root, 'dist')).map(({ what, gzip, raw, scripts }) => ({
    what,
    value: [gzip, raw, scripts.length].map((value) => value.toLocaleString('en').padStart(8)).join(''),
  }));
  return Promise.resolve(rows);
}
