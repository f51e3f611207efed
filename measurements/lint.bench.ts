import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from '../src/content/content-folder.ts';
import { lintChecks } from '../src/core/lint/lint-checks.ts';
import { readInput } from '../src/core/pem/read-input.ts';
import { judge } from '../src/core/policy/judge.ts';
import { roleOf } from '../src/core/policy/role-of.ts';
import { decodeBlock } from '../src/core/x509/decode-block.ts';
import type { Subject } from '../src/core/x509/subject.ts';
import { byDesign, pkilintRules, zlintRules } from './lint-table.ts';
import { checkout, pkilintFiles, zlintRows } from './lint-files.ts';
import type { Row } from './run.ts';

export const title = '和 zlint、pkilint 的測試憑證比對：該報的報了幾個，不該報的報了幾個';

const rules = load('rules');
const DAY = 86_400_000;

/** The certificate in a text, and the rules that speak of it on the day after it begins to hold. */
function judged(text: Uint8Array | string): { subject: Subject; found: string[] } | null {
  const subject = readInput(text, {})
    .blocks.flatMap((block) => decodeBlock(block).subjects)
    .find(({ kind }) => kind === 'certificate');
  if (!subject) return null;
  const at = new Date((Date.parse(subject.notBefore ?? '') || Date.parse('2026-01-01')) + DAY);
  const findings = judge(subject, { at, programme: 'public-web', rules, lint: lintChecks, authorities: [], verification: null });
  return { subject, found: findings.map(({ rule }) => rule) };
}

export function measure(): Row[] {
  return [...measureZlint(), ...measurePkilint()];
}

function measureZlint(): Row[] {
  const folder = checkout('zlint');
  if (folder === null) return [{ what: 'zlint', value: '略過：沒有 KB_ZLINT 或 ../shared/corpora/zlint' }];
  const known = new Map<string, ReturnType<typeof judged>>();
  const misses: string[] = [];
  const alarms: string[] = [];
  let [failing, passing, otherRole, excused] = [0, 0, 0, 0];
  for (const { file, lint, fails } of zlintRows(folder)) {
    const mapped = zlintRules[lint];
    if (mapped === undefined) continue;
    if (!known.has(file)) known.set(file, judged(readFileSync(join(folder, 'v3/testdata', file))));
    const result = known.get(file);
    if (!result || roleOf(result.subject, { authorities: [], host: null }) !== 'server') {
      otherRole += 1;
      continue;
    }
    const hit = mapped.split(' ').some((rule) => result.found.includes(rule));
    if (fails && hit) failing += 1;
    else if (!fails && !hit) passing += 1;
    else if (byDesign[`${lint} ${file}`] !== undefined) excused += 1;
    else if (fails) misses.push(`${lint} ${file}`);
    else alarms.push(`${lint} ${file}`);
  }
  return [
    { what: `zlint：${Object.keys(zlintRules).length} 條有對應的規則，不是網站憑證而不比`, value: `${otherRole}` },
    { what: 'zlint 不通過，這裡也報', value: share(failing, failing + misses.length) },
    { what: 'zlint 通過，這裡沒有報', value: share(passing, passing + alarms.length) },
    { what: '看法不同，寫在表裡', value: `${excused}` },
    ...misses.map((value) => ({ what: '漏報', value })),
    ...alarms.map((value) => ({ what: '多報', value })),
  ];
}

function measurePkilint(): Row[] {
  const folder = checkout('pkilint');
  if (folder === null) return [{ what: 'pkilint', value: '略過：沒有 KB_PKILINT 或 ../shared/corpora/pkilint' }];
  const misses: string[] = [];
  const alarms: string[] = [];
  let [hits, clean] = [0, 0];
  for (const { name, text, codes } of pkilintFiles(folder)) {
    const found = judged(text)?.found ?? [];
    for (const code of codes) {
      const mapped = pkilintRules[code];
      if (mapped === undefined) continue;
      if (mapped.split(' ').some((rule) => found.includes(rule))) hits += 1;
      else if (byDesign[`${code} ${basename(name)}`] === undefined) misses.push(`${code} ${name}`);
    }
    if (!/\/clean\./.test(name)) continue;
    const said = found.filter((rule) =>
      rules.some(({ id, versions }) => id === rule && versions.some(({ severity }) => severity !== 'info')),
    );
    if (said.filter((rule) => rule !== 'days-left' && rule !== 'expires-soon').length === 0) clean += 1;
    else alarms.push(`${name} ${said.join(' ')}`);
  }
  return [
    { what: 'pkilint 有錯，這裡也報', value: share(hits, hits + misses.length) },
    { what: 'pkilint 的 clean 沒有錯也沒有注意', value: share(clean, clean + alarms.length) },
    ...misses.map((value) => ({ what: '漏報', value })),
    ...alarms.map((value) => ({ what: '多報', value })),
  ];
}

const share = (part: number, whole: number): string => `${part} / ${whole}（${((100 * part) / Math.max(whole, 1)).toFixed(1)}%）`;
