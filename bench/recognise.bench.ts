import { readdirSync, readFileSync } from 'node:fs';
import { detectKinds } from '../src/core/recognise/detect-kinds.ts';
import { compileErrors } from '../src/core/recognise/match-errors.ts';
import { matchable } from '../tests/core/recognise/catalogue.ts';

// Prints how long one MiB takes: ordinary log, all captured outputs, and texts made to be slow. Run: node bench/recognise.bench.ts
const MIB = 1024 * 1024;
const outputs = new URL('../tests/fixtures/outputs/', import.meta.url);
const captured = readdirSync(outputs).filter((file) => file.endsWith('.txt')).map((file) => readFileSync(new URL(file, outputs), 'utf8')).join('\n');

const INPUTS: Readonly<Record<string, string>> = {
  'ordinary log': '[Sun Nov 22 08:35:29.216115 2026] [ssl:info] [pid 15802:tid 15802] [client 192.0.2.7:51234] AH01964: Connection to child 3 established (server www.example.gov.tw:443)\n',
  'captured outputs': captured,
  'one anchor over and over': 'Top-level certificate in reply: ',
  'half a message over and over': 'cannot load certificate "x": PEM_read_bio_X509_AUX() failed (SSL: error: ',
  'Chinese half message': '別名 <tomcat> 不存 ',
  'one letter': 'a',
};

const compileStart = performance.now();
const matcher = compileErrors(matchable);
console.log(`compile ${matchable.length} entries: ${(performance.now() - compileStart).toFixed(1)} ms`);

for (const [name, piece] of Object.entries(INPUTS)) {
  const text = piece.repeat(Math.ceil(MIB / piece.length)).slice(0, MIB);
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    matcher.find(text);
    const middle = performance.now();
    detectKinds(text);
    return { find: middle - start, kinds: performance.now() - middle };
  });
  const best = (key: 'find' | 'kinds'): string => Math.min(...runs.map((run) => run[key])).toFixed(0);
  const worst = Math.max(...runs.map(({ find, kinds }) => find + kinds)).toFixed(0);
  console.log(`${name}: errors ${best('find')} ms, kinds ${best('kinds')} ms (worst run of both together ${worst} ms)`);
}
