import { revealed } from '../../core/text/reveal-text.ts';
import type { Examined } from './examined.ts';
import { caution, headline } from './render-examined.ts';
import { explain, kindNames, severityNames } from './words.ts';

/** All that was found as plain text, to be put into a ticket or a mail; secrets are hidden as on the screen. */
export function reportExamined(all: readonly Examined[]): string {
  return all.map((examined) => sheet(examined).map(revealed).join('\n')).join('\n\n') + '\n';
}

function sheet(examined: Examined): string[] {
  const lines = ['伺服器設定檢查報告'];
  if (examined.name !== null) lines.push(`檔案：${examined.name}`);
  if (examined.outcome === 'examined') lines.push(`種類：${kindNames[examined.kind]}`);
  lines.push(`結果：${headline(examined)}`);
  if (examined.outcome !== 'examined') return lines;
  for (const { code, severity, line, facts, quote } of examined.findings) {
    const { text, fix } = explain(code, facts);
    lines.push('', `[${severityNames[severity]}] 第 ${line} 行：${text}`);
    if (quote !== '') lines.push(`  > ${quote}`);
    if (fix !== '') lines.push(`  怎麼改：${fix}`);
  }
  return [...lines, '', caution];
}
