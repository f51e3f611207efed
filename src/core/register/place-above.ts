const ALIAS = /^\s{0,4}(?:Alias name|別名名稱|別名|别名)\s{0,4}[:：]\s{0,4}(\S.{0,199})$/u;
const CONNECT = /\bs_client\b.{0,300}?-(?:connect|host)\s{1,4}["']?([\w.[\]:-]{3,260})/u;
/** What nginx and Apache say in front of a file. */
const FILE = /^\s{0,4}(?:==> (\S.{0,250}) <==|# ?(?:file|檔案)[:：] ?(\S.{0,250}))$/u;

/**
 * Where a certificate in a text stands, by the nearest line above it that says so: an alias of `keytool -list`, the host of `openssl
 * s_client`, the file of `head` or `tail`. Null where none does. `line` counts from 1. Texts of many lines are read once.
 */
export class PlacesAbove {
  readonly #marks: { line: number; place: string }[] = [];

  constructor(text: string) {
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
      if (line.length > 700) continue;
      const [, alias] = ALIAS.exec(line) ?? [];
      const [, host] = line.includes('s_client') ? (CONNECT.exec(line) ?? []) : [];
      const [, file, named] = /[=#]/u.test(line) ? (FILE.exec(line) ?? []) : [];
      const place = alias ?? host ?? file ?? named;
      if (place !== undefined) this.#marks.push({ line: index + 1, place: place.trim() });
    }
  }

  at(line: number | null): string | null {
    if (line === null) return null;
    let [low, high] = [0, this.#marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#marks[middle]?.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return this.#marks[low - 1]?.place ?? null;
  }
}
