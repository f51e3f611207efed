/**
 * Rows as CSV for a spreadsheet: UTF-8 with BOM, CRLF (RFC 4180). A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front: certificates' names are other people's text.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
