import { peekFrame } from './header.ts';

/** Deeper than any X.509 or CMS object nests (about 20); a limit, because each level costs memory. */
export const maximumDepth = 64;

/**
 * Steps through all elements between `at` and `end`, those inside others too, without recursion. `read` gives the one at a place, which must end
 * at or before a limit; null stops the walk. Answers with the place where it stopped, which is also where elements nest too deeply, or -1.
 */
export function walk(
  at: number,
  end: number,
  read: (at: number, limit: number) => { tag: number; content: number; end: number } | null,
): number {
  const ends: number[] = [end];
  for (let limit; (limit = ends.at(-1)) !== undefined;) {
    if (at >= limit) {
      ends.pop();
      continue;
    }
    const element = read(at, limit);
    if (element === null) return at;
    if ((element.tag & 0x20) === 0) at = element.end;
    else {
      if (ends.length >= maximumDepth) return at;
      ends.push(element.end);
      at = element.content;
    }
  }
  return -1;
}

/**
 * True if the lengths of all nested elements fit into each other without rest. It says nothing about what they mean, but a single Base64
 * character lost or added nearly always breaks it. Indefinite lengths (BER) are taken on trust.
 */
export function nestsWell(bytes: Uint8Array): boolean {
  const { length } = bytes;
  const stop = walk(0, length, (at, limit) => {
    const frame = peekFrame(bytes, at, limit);
    if (frame === null || frame.tag === 0 || frame.end > limit) return null;
    // As if nothing stood inside, and it went on to the end of everything.
    return frame.indefinite ? { tag: 0, content: length, end: length } : frame;
  });
  return stop < 0;
}
