import { withoutQuotations } from './blank.ts';
import type { Passage } from '../../content/passage.ts';
import { lineAt, type LintProblem } from './passage.ts';

// Simplified characters that Big5 has too, as rare or older forms of other words: 机 is an alder, 适 a surname.
const SIMPLIFIED_IN_BIG5 = '万与么于云体党几听圣坏复宁庄异怀惊扰据机极构气洁确离种网荐触赶适';

let written: Set<string> | undefined;

/** The characters of Big5 proper (levels 1 and 2, without the Hong Kong additions) but the above: what Taiwan writes with. */
function charactersOfTaiwan(): Set<string> {
  if (written) return written;
  written = new Set();
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead === 0xc7 || lead === 0xc8) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      for (const character of decoder.decode(Uint8Array.of(lead, trail))) written.add(character);
    }
  }
  for (const character of SIMPLIFIED_IN_BIG5) written.delete(character);
  return written;
}

/** Han characters that are not written in Taiwan, outside quotations. */
export function lintSimplified(passage: Passage): LintProblem[] {
  const good = charactersOfTaiwan();
  return [...withoutQuotations(passage.text).matchAll(/\p{Script=Han}/gu)]
    .filter(([character]) => !good.has(character))
    .map(({ 0: character, index }) => ({
      file: passage.file,
      line: lineAt(passage, index),
      message: `「${character}」是簡體字或臺灣不用的字，請換成正體字；引用別人的原文請加「」。`,
    }));
}
