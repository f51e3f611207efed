/** An attribute's value with its entities decoded, and the way back into the source. */
export class AttributeValue {
  text = '';
  /** Pairs of index in `text` and offset in the source, ascending. */
  readonly starts: number[] = [];
  readonly sources: number[] = [];

  add(piece: string, source: number): void {
    this.starts.push(this.text.length);
    this.sources.push(source);
    this.text += piece;
  }

  /** Offset in the source of the character at `index` of `text`. */
  place(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    if (high < 0) return 0;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return (this.sources[low] ?? 0) + (index - (this.starts[low] ?? 0));
  }
}
