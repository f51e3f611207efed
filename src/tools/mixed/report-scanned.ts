import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';
import { headline } from './render-scanned.ts';
import type { Scanned } from './scanned.ts';
import { effectOf, explain, note, placeOf } from './words.ts';

/** All that was found as plain text, to be put into a ticket or a mail. */
export function reportScanned(all: readonly Scanned[]): string {
  const sheets = all.map((scanned) => {
    const lines = ['混合內容掃描報告', ...(scanned.name === null ? [] : [`檔案：${scanned.name}`]), `結果：${headline(scanned)}`];
    if (scanned.outcome === 'unreadable') return [...lines, scanned.problem];
    for (const finding of scanned.findings) {
      const { text, fix } = explain(finding);
      const sure = finding.unsure ? '，不確定會不會用到' : '';
      lines.push(
        '',
        `[${effectOf(finding.effect).name}${sure}] 第 ${finding.line} 行第 ${finding.column} 字 ${placeOf(finding)}`,
        `  ${text}`,
        `  ${fix}`,
      );
    }
    if (scanned.cut) lines.push('', note('limit-reached').text);
    return [...lines, '', note('limits-of-scan').text, note('limits-of-scan').fix];
  });
  return sheets.map((lines) => lines.map(revealed).join('\n')).join('\n\n') + '\n';
}

/** One row a finding, for those who share the work out in a spreadsheet. */
export function csvOfScanned(all: readonly Scanned[]): string {
  const head = ['檔案', '行', '字', '結果', '確定', '標籤', '屬性', '網址', '建議改成', '說明'];
  const rows = all.flatMap((scanned) =>
    scanned.outcome === 'unreadable'
      ? []
      : scanned.findings.map((finding) => [
          scanned.name ?? '',
          String(finding.line),
          String(finding.column),
          effectOf(finding.effect).name,
          finding.unsure ? '不確定' : '確定',
          finding.element,
          finding.attribute,
          finding.url,
          finding.suggestion,
          explain(finding).text,
        ]),
  );
  return writeCsv([head, ...rows.map((row) => row.map(revealed))]);
}
