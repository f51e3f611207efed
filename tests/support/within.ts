import assert from 'node:assert/strict';

/** Processor time in milliseconds and what the work answered. */
export interface Measured<Result> {
  took: number;
  result: Result;
}

/** How often work over its limit is tried: what earlier tests left for the collector and the compiler falls into one try, a slow program into each. A try that takes as many times the limit is neither, and ends it: so a first time that is slow for good cannot hide behind the later ones. */
const TRIES = 3;

/** The processor time of all threads of this process, as WebCrypto works on others than this one. Not the clock's: what else the machine does is no fault of the program. */
export async function measure<Result>(work: () => Result | Promise<Result>): Promise<Measured<Result>> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1000, result };
}

/** Fails if the work takes that many milliseconds of processor time or more. Work over the limit runs again, so that it must not depend on running once. */
export async function within<Result>(milliseconds: number, work: () => Result | Promise<Result>): Promise<Measured<Result>> {
  const tries: Measured<Result>[] = [];
  for (let left = TRIES; left > 0; left--) {
    const measured = await measure(work);
    if (measured.took < milliseconds) return measured;
    tries.push(measured);
    if (measured.took >= milliseconds * TRIES) break;
  }
  const least = Math.min(...tries.map(({ took }) => took));
  assert.fail(`花了 ${least.toFixed(0)} 毫秒的處理器時間，上限 ${milliseconds} 毫秒（試了 ${tries.length} 次，取最少的一次）`);
}
