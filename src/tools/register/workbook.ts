import writeXlsxFile, { type Row } from 'write-excel-file/browser';

/** A cell: a day is written as one, so that a spreadsheet can sort and count with it. */
export type WorkbookCell = string | number | Date | null;

/** The head row stays in sight; every text is text, also one that begins like a formula. */
export function workbook(
  sheet: string,
  head: readonly string[],
  rows: readonly (readonly WorkbookCell[])[],
  widths: readonly number[],
): Promise<Blob> {
  const lines: Row[] = [head.map((value) => ({ value, type: String, fontWeight: 'bold' })), ...rows.map((row) => row.map(cellOf))];
  return writeXlsxFile(lines, {
    sheet,
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: widths.map((width) => ({ width })),
  }).toBlob();
}

function cellOf(value: WorkbookCell): Row[number] {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  return typeof value === 'number' ? { value, type: Number } : { value: value.slice(0, MOST), type: String };
}

/** A cell holds no more; Excel calls a file with longer ones damaged. */
const MOST = 32_767;
