import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../content/root.ts';
import { nodeTests } from './node-tests.ts';

/** `npm run fuzz [file …]`: every test that tries fresh inputs, with many of them. Takes hours. `KB_SEED` and `KB_MUTANTS` are theirs. */
const asked = process.argv.slice(2);
const files =
  asked.length > 0
    ? asked
    : globSync('tests/core/**/*.test.ts', { cwd: root })
        .filter((file) => readFileSync(resolve(root, file), 'utf8').includes('support/fuzz.ts'))
        .sort();
// Only fuzzers say how many they tried; other tests take parts of their lists.
const uncounted = files.every((file) => existsSync(resolve(root, file)) && !/\bfuzz[<(]/.test(readFileSync(resolve(root, file), 'utf8')));
let output = '';
const { passed, failed, failures } = await nodeTests(files, ['--test-concurrency=2'], {
  env: { KB_FUZZ: '1' },
  show: (text) => {
    output += text;
    process.stdout.write(text);
  },
});
const tried = [...output.matchAll(/^ℹ \S+：(\d+) 個輸入，種子/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
if (failures.length > 0) console.log(`\n失敗的測試：\n\n${failures.join('\n\n')}`);
console.log(`\n試了 ${tried.toLocaleString('en')} 個輸入`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 || (tried === 0 && !uncounted) ? 1 : 0);
