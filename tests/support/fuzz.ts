import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';

/** A whole number from 0 up to, without, `below`. */
export type Random = (below: number) => number;

/** Another number for every state of the code under test and the same one everywhere: what passes here passes wherever that state is tested again. */
function seedOfCode(): number {
  const core = new URL('../../src/core/', import.meta.url);
  const hash = createHash('sha256');
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files.toSorted()) hash.update(readFileSync(new URL(file, core)));
  return hash.digest().readUInt32BE();
}

/** Where this run starts. Every change to the code tries other inputs and so does every `npm run fuzz`; `KB_SEED` repeats one. */
export const seed = Number(process.env['KB_SEED'] ?? (process.env['KB_FUZZ'] ? randomInt(2 ** 32) : seedOfCode()));

/** How many inputs are tried at every change, and how many by `npm run fuzz`. `KB_MUTANTS` sets another number. */
export interface Sizes {
  usual: number;
  many: number;
}

export function sizeOf({ usual, many }: Sizes): number {
  const size = Number(process.env['KB_MUTANTS'] ?? (process.env['KB_FUZZ'] ? many : usual));
  assert.ok(Number.isSafeInteger(size) && size >= 0, `KB_MUTANTS=${process.env['KB_MUTANTS']} 不是 0 以上的整數`);
  return size;
}

/** Mulberry32: small, fast, the same on every machine. */
export function randomFrom(start: number): Random {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function pick<Item>(list: readonly Item[], random: Random): Item {
  const item = list[random(list.length)];
  assert.ok(item !== undefined);
  return item;
}

/** A fresh part of a list that is too long for every change, in the list's order; `npm run fuzz` takes all of it. */
export function some<Item>(list: readonly Item[], usual: number, start = seed): Item[] {
  const random = randomFrom(start);
  let left = Math.min(sizeOf({ usual, many: list.length }), list.length);
  // Each with the chance that fills the rest evenly.
  return list.filter((_, at) => {
    if (random(list.length - at) >= left) return false;
    left--;
    return true;
  });
}

/** Up to `most` of the pieces, one behind the other. */
export function pieced(pieces: readonly string[], most: number, random: Random): string {
  let text = '';
  for (let left = 1 + random(most); left > 0; left--) text += pick(pieces, random);
  return text;
}

/** Inputs that once showed a fault, by the name of the fuzzer: the input itself, or its seed and what `check` answers to it where it has no short form. */
const found = z
  .record(
    z.string(),
    z.array(
      z.union([
        z.strictObject({ why: z.string(), base64: z.base64() }),
        z.strictObject({ why: z.string(), text: z.string() }),
        z.strictObject({ why: z.string(), seed: z.int(), shows: z.string() }),
      ]),
    ),
  )
  .parse(parse(readFileSync(new URL('../fixtures/found.yaml', import.meta.url), 'utf8')));

export interface Fuzzer<Input> extends Sizes {
  /** Its name in tests/fixtures/found.yaml. */
  name: string;
  /** One input, by nothing but what `random` says. */
  make: (random: Random) => Input;
  /** The input again from what found.yaml has of it. */
  read?: (kept: Uint8Array | string) => Input;
  /** What found.yaml would keep of the input. */
  keep?: (input: Input) => Uint8Array | string;
  /** Throws where the input shows a fault. Where found.yaml has seeds, answers what kind of input it was: another `make` makes something else of a seed. */
  check: (input: Input) => unknown;
}

/** Of fewer inputs, as when one is repeated, all may be answered alike. */
const ENOUGH = 50;

/** Tries what was found before and then fresh inputs, each with a seed of its own, so that one number repeats a failure. Answers how many fresh ones there were, for the floors of what was counted; 0 where they were too few for any. */
export async function fuzz<Input>(t: TestContext, { name, make, read, keep, check, ...sizes }: Fuzzer<Input>): Promise<number> {
  const kept = found[name] ?? [];
  for (const one of kept) {
    if ('seed' in one) assert.equal(await check(make(randomFrom(one.seed))), one.shows, `${name}：種子 ${one.seed} 已經是別的輸入`);
    else {
      assert.ok(read, `${name} 的輸入只能用種子重現`);
      await check(read('text' in one ? one.text : new Uint8Array(Buffer.from(one.base64, 'base64'))));
    }
  }
  const size = sizeOf(sizes);
  t.diagnostic(`${name}：${size} 個輸入，種子 ${seed}，另有 ${kept.length} 個以前找到的`);
  for (let index = 0; index < size; index++) {
    const own = (seed + index) >>> 0;
    const input = make(randomFrom(own));
    try {
      await check(input);
    } catch (error) {
      const text = keep?.(input) ?? `seed: ${own}`;
      const shown = typeof text === 'string' ? JSON.stringify(text) : Buffer.from(text).toString('base64');
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${name}：第 ${index + 1} 個輸入，KB_SEED=${own} KB_MUTANTS=1 可以重現\n${message}\n${shown}`, { cause: error });
    }
  }
  return size >= ENOUGH ? size : 0;
}
