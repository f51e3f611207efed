/** Steps that may still be taken for the requests that are tried on one text; one that is made to cost more gets no further verdicts. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** False when nothing is left. */
  spend(steps = 1): boolean {
    this.#left -= steps;
    return this.#left > 0;
  }
}
