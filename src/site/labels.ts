import type { Confidence } from '../core/provenance.ts';

/** How sure a page is, in the words that stand under its sources. */
export const confidenceLabel: Record<Confidence, string> = {
  reproduced: '已實際執行確認',
  package: '取自軟體本身的文字',
  stated: '依公開資料',
  inferred: '由已知事實推論',
  unverified: '部分內容尚未確認，請以公告為準',
};

/** "2026-11-22" as "2026 年 11 月 22 日". */
export function longDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}
