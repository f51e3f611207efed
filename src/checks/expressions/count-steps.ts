import type { Program } from './program.ts';

/**
 * How many steps a backtracking matcher takes to look for the expression in a text (places in the program's alphabet), each
 * match after the last if it is global. Stops at `limit`.
 */
export function countSteps(program: Program, text: Uint8Array, limit: number): number {
  const { steps, isWord, isLineEnd } = program;
  const registers = new Int32Array(program.registers + 1).fill(-1);
  let taken = 0;

  function holds(kind: 'start' | 'end' | 'word', at: number): boolean {
    if (kind === 'start') return at === 0 || (program.multiline && isLineEnd[text[at - 1] ?? 0] === 1);
    if (kind === 'end') return at === text.length || (program.multiline && isLineEnd[text[at] ?? 0] === 1);
    const before = at > 0 && isWord[text[at - 1] ?? 0] === 1;
    return before !== (at < text.length && isWord[text[at] ?? 0] === 1);
  }

  /** Where a group's text, seen again from `at`, ends; -1 if something else stands there. A group that took no part fits anywhere. */
  function again(register: number, at: number, back: boolean): number {
    const from = registers[register] ?? -1;
    const length = (registers[register + 1] ?? -1) - from;
    if (register < 0 || from < 0 || length < 0) return at;
    const start = back ? at - length : at;
    for (let i = 0; i < length; i++) {
      taken++;
      if (start < 0 || start + i >= text.length || text[start + i] !== text[from + i]) return -1;
    }
    return back ? start : at + length;
  }

  /** Runs from a place in the program; returns where the match ends, or -1. */
  function run(first: number, from: number): number {
    // Either a place to go on from, or a register's former value (its number counted down from -1).
    const undo: number[] = [];
    let place = first;
    let at = from;
    for (;;) {
      if (++taken > limit) return -1;
      const step = steps[place];
      let good = true;
      if (step === undefined || step.what === 'done') return at;
      if (step.what === 'character') {
        const index = step.back ? at - 1 : at;
        good = index >= 0 && index < text.length && step.fits[text[index] ?? 0] === 1;
        at += step.back ? -1 : 1;
        place++;
      } else if (step.what === 'split') {
        undo.push(step.other, at);
        place = step.to;
      } else if (step.what === 'jump') place = step.to;
      else if (step.what === 'save') {
        undo.push(-1 - step.register, registers[step.register] ?? -1);
        registers[step.register] = at;
        place++;
      } else if (step.what === 'moved') {
        good = registers[step.register] !== at;
        place++;
      } else if (step.what === 'assert') {
        good = holds(step.kind, at) !== step.negate;
        place++;
      } else if (step.what === 'look') {
        good = run(place + 1, at) >= 0 !== step.negate;
        place = step.to;
      } else {
        at = again(step.register, at, step.back);
        good = at >= 0;
        place++;
      }
      while (!good) {
        const value = undo.pop();
        const back = undo.pop();
        if (value === undefined || back === undefined) return -1;
        if (back < 0) registers[-1 - back] = value;
        else {
          place = back;
          at = value;
          good = true;
        }
      }
    }
  }

  for (let start = 0; start <= text.length && taken <= limit;) {
    registers.fill(-1);
    const end = run(0, start);
    if (end < 0) start++;
    else if (!program.everywhere) break;
    else start = Math.max(end, start + 1);
  }
  return Math.min(taken, limit);
}
