import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/config';
import { revealed } from '../../core/text/reveal-text.ts';
import type { Examined } from './examined.ts';
import { caution, headline } from './render-examined.ts';
import { explain, kindNames, severityNames } from './words.ts';

/** All that was found as plain text, to be put into a ticket or a mail; secrets are hidden as on the screen. */
export function reportExamined(all: readonly Examined[]): string {
  return all.map((examined) => sheet(examined).map(revealed).join('\n')).join('\n\n') + '\n';
}

function sheet(examined: Examined): string[] {
  const lines = [ui.report];
  if (examined.name !== null) lines.push(commonUi.fileIs({ name: examined.name }));
  if (examined.outcome === 'examined') lines.push(ui.kindIs({ kind: kindNames[examined.kind] }));
  lines.push(commonUi.resultIs({ headline: headline(examined) }));
  if (examined.outcome !== 'examined') return lines;
  for (const { code, severity, line, facts, quote } of examined.findings) {
    const { text, fix } = explain(code, facts);
    lines.push('', ui.reportLine({ severity: severityNames[severity], line, text }));
    if (quote !== '') lines.push(`  > ${quote}`);
    if (fix !== '') lines.push(`  ${ui.fixIs({ fix })}`);
  }
  return [...lines, '', caution];
}
