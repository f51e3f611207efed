import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../checks/check-content.ts';
import { writeDeclarations } from '../content/interface-words.ts';
import { ContentError } from '../content/content-folder.ts';
import { root } from '../content/root.ts';
import { run, showNothing } from './run.ts';

/** `npm run check`: types, lint and content; every part runs, so that one fault does not hide another. */
let passed = 0;
let failed = 0;

// The compiler wants to know which words there are.
try {
  writeDeclarations();
} catch (error) {
  // What is wrong in there is told by the content's own checks below.
  if (!(error instanceof ContentError)) throw error;
}

// The linter asks for types too, also those that only Astro can write.
if (!existsSync(join(root, '.astro/types.d.ts'))) await run('astro', ['sync'], { show: showNothing });

// All at once, and told in order: each uses one core.
const commands = [
  command('型別：核心（沒有 DOM）', 'tsc', ['--noEmit', '-p', 'src/core']),
  command('型別：離線副本（service worker）', 'tsc', ['--noEmit', '-p', 'src/worker']),
  command('型別：全部', 'astro', ['check', '--minimumSeverity', 'error']),
  command('程式碼規則', 'eslint', ['.', '--max-warnings', '0']),
  command('程式碼排版：npm run format 會改好', 'prettier', ['--check', '--log-level', 'warn', '.']),
  command('正規表示式：時間和長度成正比', 'node', ['src/checks/expressions/check-expressions.ts']),
];
for (const { name, good, output } of await Promise.all(commands)) report(name, good, output);
for (const { name, problems, notes = [] } of checkContent()) {
  report(name, problems.length === 0, problems.map((problem) => `  ${problem}`).join('\n'));
  for (const note of notes) console.log(`  ℹ ${note}`);
}
console.log(`${passed} 項通過，${failed} 項不通過`);
process.exit(failed > 0 ? 1 : 0);

async function command(name: string, program: string, args: string[]): Promise<{ name: string; good: boolean; output: string }> {
  const { code, output } = await run(program, args, { show: showNothing });
  return { name, good: code === 0, output };
}

function report(name: string, good: boolean, output: string): void {
  if (good) passed++;
  else failed++;
  console.log(`${good ? '✔' : '✘'} ${name}`);
  if (!good) console.log(output);
}
