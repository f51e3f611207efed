import { readServerAnswer, type ServerAnswer } from '../../src/core/probe/server-answer.ts';

/** The answer that bytes are after which the connection ends, and how many bytes were asked for each time. */
export function replay(bytes: Uint8Array, upTo: 'hello' | 'done'): { answer: ServerAnswer; taken: number[] } {
  const taken: number[] = [];
  const take = taker(bytes);
  const reader = readServerAnswer(upTo);
  let step = reader.next();
  while (step.done !== true) {
    taken.push(step.value);
    step = reader.next(take(step.value));
  }
  return { answer: step.value, taken };
}

/** Gives exactly so many bytes, or null where there are fewer. */
export function taker(bytes: Uint8Array): (count: number) => Uint8Array | null {
  let at = 0;
  return (count) => {
    if (at + count > bytes.length) return null;
    at += count;
    return bytes.slice(at - count, at);
  };
}
