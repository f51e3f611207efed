import { readdirSync, readFileSync } from 'node:fs';
import { commandOutputs } from '../src/core/recognise/command-outputs.ts';
import { detectKinds } from '../src/core/recognise/detect-kinds.ts';
import { compileDiagnosis } from '../src/core/diagnose/diagnose.ts';
import { compileCodes } from '../src/core/diagnose/read-codes.ts';
import { loadReaders } from '../src/content/knowledge.ts';
import { packKnowledge } from '../src/content/knowledge-packs.ts';
import { compilePacks } from '../src/core/diagnose/packs.ts';
import { corpusTexts } from '../tests/core/diagnose/corpus-texts.ts';
import { knowledge } from '../tests/core/recognise/catalogue.ts';
import type { Row } from './run.ts';

export const title = '辨認：1 MiB 的文字要幾毫秒（每列取五回最快的一回）';

const MIB = 1024 * 1024;
const outputs = new URL('../tests/fixtures/outputs/', import.meta.url);

/** Ordinary text, and texts made to be slow. */
function inputs(): [what: string, piece: string][] {
  const captured = readdirSync(outputs)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(new URL(file, outputs), 'utf8'))
    .join('\n');
  return [
    [
      '一般的 Apache 記錄',
      '[Sun Nov 22 08:35:29.216115 2026] [ssl:info] [pid 15802:tid 15802] [client 192.0.2.7:51234] AH01964: Connection to child 3 established (server www.example.gov.tw:443)\n',
    ],
    ['全部擷取的輸出', captured],
    ['全部的貼文接在一起', corpusTexts.map(({ text }) => text).join('\n')],
    ['每行都是事件', 'Schannel 36874 alert number 40\n'],
    ['同一句開頭一再重複', 'Top-level certificate in reply: '],
    ['半則訊息一再重複', 'cannot load certificate "x": PEM_read_bio_X509_AUX() failed (SSL: error: '],
    ['半則中文訊息一再重複', '別名 <tomcat> 不存 '],
    ['一個字母', 'a'],
  ];
}

export function measure(): Row[] {
  const compile = best(() => void compileDiagnosis(knowledge, loadReaders()));
  const { entries, wordings, tables } = knowledge;
  const codes = tables.reduce((sum, table) => sum + table.codes.length, 0);
  const rows: Row[] = [
    { what: `編譯 ${entries.length} 則訊息、${wordings.length} 種說法、${codes} 個代碼`, value: `${compile.toFixed(1)} 毫秒` },
  ];
  const diagnose = compileDiagnosis(knowledge, loadReaders());
  const readCodes = compileCodes(tables);
  const { base, index } = packKnowledge();
  const packsFor = compilePacks(index, base.contexts);
  for (const [what, piece] of inputs()) {
    const text = piece.repeat(Math.ceil(MIB / piece.length)).slice(0, MIB);
    const times = [() => diagnose(text), () => detectKinds(text, commandOutputs), () => readCodes(text), () => packsFor(text)].map(best);
    const [all = 0, kinds = 0, read = 0, packs = 0] = times;
    rows.push({
      what,
      value: `全部 ${all.toFixed(0)}，其中種類 ${kinds.toFixed(0)}、代碼 ${read.toFixed(0)}；選要用的幾包 ${packs.toFixed(0)}`,
    });
  }
  return rows;
}

function best(work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
