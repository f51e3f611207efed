import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/mixed';
import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';
import { headline } from './render-scanned.ts';
import type { Scanned } from './scanned.ts';
import { effectOf, explain, note, placeOf } from './words.ts';

/** All that was found as plain text, to be put into a ticket or a mail. */
export function reportScanned(all: readonly Scanned[]): string {
  const sheets = all.map((scanned) => {
    const lines = [
      ui.report,
      ...(scanned.name === null ? [] : [commonUi.fileIs({ name: scanned.name })]),
      commonUi.resultIs({ headline: headline(scanned) }),
    ];
    if (scanned.outcome === 'unreadable') return [...lines, scanned.problem];
    for (const finding of scanned.findings) {
      const { text, fix } = explain(finding);
      const sure = finding.unsure ? ui.reportUnsure : '';
      lines.push(
        '',
        ui.reportLine({
          effect: effectOf(finding.effect).name,
          unsure: sure,
          line: finding.line,
          column: finding.column,
          place: placeOf(finding),
        }),
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
  const head = [
    commonUi.file,
    ui.line,
    ui.column,
    commonUi.result,
    ui.certainty,
    ui.tag,
    ui.attribute,
    ui.url,
    ui.suggestion,
    commonUi.explanation,
  ];
  const rows = all.flatMap((scanned) =>
    scanned.outcome === 'unreadable'
      ? []
      : scanned.findings.map((finding) => [
          scanned.name ?? '',
          String(finding.line),
          String(finding.column),
          effectOf(finding.effect).name,
          finding.unsure ? ui.uncertain : ui.certainty,
          finding.element,
          finding.attribute,
          finding.url,
          finding.suggestion,
          explain(finding).text,
        ]),
  );
  return writeCsv([head, ...rows.map((row) => row.map(revealed))]);
}
