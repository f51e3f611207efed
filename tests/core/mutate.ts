import type { Random } from '../support/fuzz.ts';

/** One to four changes of a kind that damage does: a bit, a byte, a length, a cut, a doubled or lost piece. */
export function mutate(source: Uint8Array, random: Random): Uint8Array {
  let bytes = Uint8Array.from(source);
  for (let left = 1 + random(4); left > 0 && bytes.length > 0; left -= 1) {
    const at = random(bytes.length);
    const old = bytes[at] ?? 0;
    const kind = random(8);
    if (kind === 0) bytes[at] = old ^ (1 << random(8));
    else if (kind === 1) bytes[at] = random(256);
    else if (kind === 2) bytes[at] = [0x00, 0x7f, 0x80, 0x84, 0xff, 0x30, 0x1f, 0x05][random(8)] ?? 0;
    else if (kind === 3) bytes[at] = (old + (random(2) === 0 ? 1 : 255)) & 0xff;
    else if (kind === 4) bytes = bytes.slice(0, at);
    else if (kind === 5) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.min(bytes.length, at + 1 + random(4)))]);
    else if (kind === 6)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at, at + 1 + random(32)), ...bytes.subarray(at)]);
    else bytes.set(bytes.subarray(random(bytes.length), random(bytes.length)).subarray(0, bytes.length - at), at);
  }
  return bytes;
}
