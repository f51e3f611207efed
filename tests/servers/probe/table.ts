import type { View } from './view.ts';

interface Agreement {
  node: boolean;
  /** Null where it was not asked. */
  sh: boolean | null;
  oracle: boolean | null;
}

/** What was seen of each configuration, printed at the end of the run. */
export class Table {
  readonly #rows: string[][] = [];

  add(name: string, view: View, { node, sh, oracle }: Agreement): void {
    const mark = (agrees: boolean | null): string => (agrees === null ? '–' : agrees ? '✓' : '✗');
    this.#rows.push([
      name,
      view.connect === 'ok'
        ? view.protocols.map((each) => each.replace(/^TLSv/, '')).join(' ') || view.unclear.join(' ') || '沒有'
        : view.connect,
      view.weak.join(' ') || '–',
      view.chain,
      view.unnamed,
      view.stapled,
      `${view.https}${view.http === '-' ? '' : ` / ${view.http}`}`,
      `${mark(node)} ${mark(sh)} ${mark(oracle)}`,
    ]);
  }

  print(): void {
    const head = ['設定', '協定', '弱的套件', '憑證', '沒有 SNI', '附 OCSP', 'https / http', 'Node sh 對照'];
    const rows = [head, ...this.#rows];
    const widths = head.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
    for (const row of rows) console.log(row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' │ '));
    console.log(`${this.#rows.length} 種設定`);
  }
}

/** Columns of a terminal: a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
