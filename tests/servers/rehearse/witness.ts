import assert from 'node:assert/strict';
import type { Fault } from '../../../src/core/rehearse/fault.ts';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import { kb } from './practice.ts';

/** What real software said of a set with a fault, and what it has to be recognised as. */
export interface Said {
  /** Which command or server, as the table prints it. */
  where: string;
  output: string;
  /** The message, as it came. */
  shows: RegExp;
  /** A cause that `kb diagnose` names, the best one where `first`; null where the software noticed nothing, and then none is named. */
  cause: string | null;
  first?: boolean;
  /** A problem that `kb chain` names, given the same text and the practice root. */
  chain?: string;
}

interface Row {
  fault: Fault;
  where: string;
  message: string;
  named: string;
}

const rows: Row[] = [];

/** Gives every output to the real commands, in one process each; throws where the right cause is not named. */
export async function recognised(reader: Reader, fault: Fault, said: readonly Said[]): Promise<void> {
  const files = said.map(({ output }, index) => reader.shop.write(`said/${fault}-${index}.txt`, output));
  const { stdout } = await kb(reader, 'diagnose', '--json', ...files);
  const found = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { causes: { cause: string }[] }).causes.map(({ cause }) => cause));
  for (const [index, { where, output, shows, cause, first = false, chain }] of said.entries()) {
    const causes = found[index] ?? [];
    const message = shows.exec(output)?.[0].trim();
    assert.ok(message !== undefined, `${fault}，${where}：沒有出現 ${shows}\n${output}`);
    const problems = chain === undefined ? [] : await chainProblems(reader, files[index] ?? '');
    rows.push({
      fault,
      where,
      message,
      named: [cause ?? '（沒有發現）', ...(chain === undefined ? [] : [`kb chain：${chain}`])].join('；'),
    });
    if (cause === null) assert.deepEqual(causes, [], `${fault}，${where}：不該說有原因\n${output}`);
    else if (first) assert.equal(causes[0], cause, `${fault}，${where}：說是 ${causes.join('、')}\n${output}`);
    else assert.ok(causes.includes(cause), `${fault}，${where}：沒有說 ${cause}，說的是 ${causes.join('、')}\n${output}`);
    if (chain !== undefined) assert.ok(problems.includes(chain), `${fault}，${where}：kb chain 說 ${problems.join('、')}\n${output}`);
  }
}

async function chainProblems(reader: Reader, file: string): Promise<string[]> {
  const { stdout } = await kb(reader, 'chain', '--json', file, '--trust', pathOf(reader, 'rootFile'), '--host', reader.values.domain ?? '');
  return (JSON.parse(stdout) as { problems: { code: string }[] }).problems.map(({ code }) => code);
}

/** Every fault, where it was looked for, what was printed and what it was recognised as. */
export function printTable(): void {
  for (const { fault, where, message, named } of rows) console.log(`${fault} ｜ ${where} ｜ ${message} ｜ ${named}`);
}
