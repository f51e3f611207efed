import type { LineEdits } from './line-edit.ts';

/** One line of a comparison: taken away, put in, or only shown for its place. Numbers count from 1, null where a text has no such line. */
export interface DiffLine {
  kind: 'removed' | 'added' | 'same';
  before: number | null;
  after: number | null;
}

/** Lines shown around each change. */
const CONTEXT = 2;

/** Lines of a text and what became of each. Line ends stay as they are. */
export class EditedLines {
  readonly #before: readonly string[];
  readonly #ends: readonly string[];
  readonly #now: readonly (readonly string[])[];

  private constructor(before: readonly string[], ends: readonly string[], now: readonly (readonly string[])[]) {
    this.#before = before;
    this.#ends = ends;
    this.#now = now;
  }

  static of(text: string): EditedLines {
    const parts = text.split(/(\r?\n)/);
    const before = parts.filter((_, at) => at % 2 === 0);
    return new EditedLines(
      before,
      parts.filter((_, at) => at % 2 === 1),
      before.map((line) => [line]),
    );
  }

  /** The lines as they stand now. */
  get lines(): string[] {
    return this.#now.flat();
  }

  /** The text as it stands now; new lines end as the one does whose place they take. */
  get text(): string {
    return this.#now
      .map((lines, at) => {
        const end = this.#ends[at];
        return lines.length === 0 ? '' : lines.join(end ?? this.#ends[0] ?? '\n') + (end ?? '');
      })
      .join('');
  }

  /** The same with some lines, numbered as they stand now, replaced. */
  edited(edits: LineEdits): EditedLines {
    let number = 0;
    const now = this.#now.map((lines) => lines.flatMap((line) => edits.get(++number) ?? [line]));
    return new EditedLines(this.#before, this.#ends, now);
  }

  /** What was changed, in groups of lines that stand together. */
  diff(): DiffLine[][] {
    const all: DiffLine[] = [];
    let after = 0;
    for (const [at, lines] of this.#now.entries()) {
      const kept = lines.indexOf(this.#before[at] ?? '');
      if (kept < 0) all.push({ kind: 'removed', before: at + 1, after: null });
      for (const index of lines.keys()) {
        after++;
        all.push(index === kept ? { kind: 'same', before: at + 1, after } : { kind: 'added', before: null, after });
      }
    }
    const near = new Set<number>();
    for (const [at, { kind }] of all.entries()) if (kind !== 'same') for (let one = at - CONTEXT; one <= at + CONTEXT; one++) near.add(one);
    const groups: DiffLine[][] = [];
    for (const [at, line] of all.entries()) {
      if (!near.has(at)) continue;
      if (near.has(at - 1) && groups.length > 0) groups.at(-1)?.push(line);
      else groups.push([line]);
    }
    return groups;
  }
}
