import { checkContent } from './check-content.ts';
import { run } from './run.ts';

/** `npm run check`: types, lint and content; every part runs, so that one fault does not hide another. */
let passed = 0;
let failed = 0;

await command('型別：核心（沒有 DOM）', 'tsc', ['--noEmit', '-p', 'src/core']);
await command('型別：全部', 'astro', ['check', '--minimumSeverity', 'error']);
await command('程式碼規則', 'eslint', ['.', '--max-warnings', '0']);
for (const { name, problems, notes = [] } of await checkContent()) {
  report(name, problems.length === 0, problems.map((problem) => `  ${problem}`).join('\n'));
  for (const note of notes) console.log(`  ℹ ${note}`);
}
console.log(`${passed} 項通過，${failed} 項不通過`);
process.exit(failed > 0 ? 1 : 0);

async function command(name: string, program: string, args: string[]): Promise<void> {
  const { code, output } = await run(program, args, { quiet: true });
  report(name, code === 0, output);
}

function report(name: string, good: boolean, output: string): void {
  if (good) passed++;
  else failed++;
  console.log(`${good ? '✔' : '✘'} ${name}`);
  if (!good) console.log(output);
}
