import { join } from 'node:path';
import { weighVisits } from '../src/checks/visit-weights.ts';
import { root } from '../src/content/root.ts';
import type { Row } from './run.ts';

export const title =
  '一次造訪載入的程式（dist/，每個檔案算一次，含 site.js 與 guard.js）：gzip 後的位元組、瀏覽器要讀的位元組、檔案數；最後是每個工具各帶一份時的 gzip 與未壓縮';

/** What the same visits loaded on 2026-11-28, when every tool carried everything it uses: bytes after gzip, bytes that the browser parsed. */
const BEFORE: Readonly<Record<string, readonly [gzip: number, raw: number]>> = {
  '檢查工具，貼錯誤訊息': [109_021, 303_111],
  '檢查工具，貼請求檔': [77_421, 217_018],
  '檢查工具，貼憑證': [77_421, 217_018],
  '檢查工具，貼壞掉的請求檔': [77_421, 217_018],
  '檢查工具，貼壞掉的憑證': [77_421, 217_018],
  '檢查工具，貼含憑證的整段輸出': [109_021, 303_111],
  串鍊檢查: [90_810, 259_893],
  '串鍊檢查，有要說明的地方': [90_810, 259_893],
  比對: [52_786, 133_418],
  '比對，有要說明的地方': [52_786, 133_418],
  設定檔: [76_598, 188_889],
  混合內容: [57_802, 132_839],
  '三個工具：檢查、串鍊、比對': [177_171, 504_085],
  五個工具: [267_725, 719_569],
};

const columns = (values: readonly number[]): string => values.map((value) => value.toLocaleString('en').padStart(8)).join('');

export function measure(): Row[] {
  return weighVisits(join(root, 'dist')).map(({ what, gzip, raw, scripts }) => {
    const before = BEFORE[what];
    return { what, value: columns([gzip, raw, scripts.length]) + (before ? `　原來${columns(before)}` : '') };
  });
}
