import assert from 'node:assert/strict';

/** Processor time in milliseconds and what the work answered. */
export interface Measured<Result> {
  took: number;
  result: Result;
}

/**
 * Work of this many milliseconds hangs. Not a limit of speed, which `npm run bench` measures: what is tried here takes a second or two, on
 * a machine with more to do than it can a few times that, and minutes to hours if it grows with the square of its million characters.
 */
const HANG = 30_000;
/** The same for inputs as long as they may be, of 16 MiB. */
export const LONG_HANG = 120_000;

/** The processor time of all threads of this process, as WebCrypto works on others than this one. */
export async function measure<Result>(work: () => Result | Promise<Result>): Promise<Measured<Result>> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1000, result };
}

/** Fails if the work hangs. */
export async function ends<Result>(work: () => Result | Promise<Result>, hang = HANG): Promise<Measured<Result>> {
  const measured = await measure(work);
  assert.ok(measured.took < hang, `花了 ${(measured.took / 1000).toFixed(0)} 秒的處理器時間，等於卡住了`);
  return measured;
}

/** How much longer the second text is; time in proportion to the length grows by as much, and by the square of it in the bad case. */
const LONGER = 4;
/** Between the two. */
const TOO_MUCH = 10;
const LEAST_TRIES = 3;
const MOST_TRIES = 8;

/**
 * Fails if the time grows much faster than the length. Work below `quick` milliseconds is let off at once; for the rest, the least of some
 * tries counts for each of two lengths, in turn: what the collector, the compiler and other programs take falls into both. Answers with
 * the time at `length`.
 */
export async function growsInProportion(
  length: number,
  textOf: (length: number) => string,
  work: (text: string) => unknown,
  quick = 0,
): Promise<number> {
  const short = textOf(length);
  let least = (await measure(() => work(short))).took;
  if (least < quick) return least;
  const long = textOf(length * LONGER);
  let leastOfLong = Infinity;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    leastOfLong = Math.min(leastOfLong, (await measure(() => work(long))).took);
    least = Math.min(least, (await measure(() => work(short))).took);
    if (tries >= LEAST_TRIES && leastOfLong < least * TOO_MUCH + quick) return least;
  }
  return assert.fail(
    `${LONGER} 倍長要 ${(leastOfLong / least).toFixed(1)} 倍的處理器時間（${least.toFixed(0)} 與 ${leastOfLong.toFixed(0)} 毫秒，各試 ${MOST_TRIES} 次以上，取最少的一次）`,
  );
}
