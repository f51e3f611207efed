import { detectConfig } from '../../../src/core/config/detect-config.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import { checkValue } from '../../../src/core/fill/check-value.ts';
import type { FieldKind } from '../../../src/core/fill/field-kind.ts';
import { readFragment } from '../../../src/core/fill/fragment.ts';
import type { Dialect, Within } from '../../../src/core/fill/hole.ts';
import { quote } from '../../../src/core/fill/quote.ts';
import { answersIn } from '../../../src/core/flow/fragment.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import { reportText } from '../../../src/core/inspect/report-text.ts';
import { lookAgain } from '../../../src/core/other/look-again.ts';
import { kindOfSource, scanMixed } from '../../../src/core/mixed/scan-mixed.ts';
import { stateIn } from '../../../src/core/preflight/fragment.ts';
import type { Answer } from '../../../src/core/reply/answer.ts';
import { letterHtml } from '../../../src/core/reply/letter-html.ts';
import { readReplyFragment } from '../../../src/core/reply/fragment.ts';
import { cleanCase } from '../../../src/core/reply/reply-case.ts';
import { readSiteAddress } from '../../../src/core/reply/site-address.ts';
import { writeReply } from '../../../src/core/reply/write-reply.ts';
import { reportedId, writeReport } from '../../../src/core/report/write-report.ts';
import { pastedKind } from '../../../src/core/search/pasted.ts';
import type { RecordTable } from '../../../src/core/search/record.ts';
import { addressFor } from '../../../src/core/search/code-row.ts';
import { remarksOf } from '../../../src/core/search/remarks.ts';
import { search } from '../../../src/core/search/search.ts';
import { spellingOf } from '../../../src/core/search/spelling.ts';
import { vocabularyOf } from '../../../src/core/search/vocabulary.ts';
import { bareHost } from '../../../src/core/text/bare-host.ts';
import { maskSecrets } from '../../../src/tools/config/mask-secrets.ts';
import { hashLines } from '../../../src/tools/match/key-hashes.ts';
import { diagnose } from '../recognise/catalogue.ts';
import { byFile, load } from '../../../src/content/content-folder.ts';

const rules = load('rules');
const words = byFile('messages');
const answer: Answer = {
  id: 'x',
  kind: 'answer',
  title: '',
  short: [],
  blocks: [{ kind: 'command', language: 'sh', title: '', code: 'openssl s_client -connect {{domain}} -key {{keyFile}}' }],
  parts: [],
  also: [],
  english: null,
};
const context = {
  at: new Date('2026-11-22T00:00:00Z'),
  programme: 'public-web' as const,
  rules,
  lint: lintChecks,
  lookAgain,
  authorities: load('authorities'),
  verify: createVerify({ subtle: globalThis.crypto.subtle, loadFallback: () => verifyInJavaScript }),
};
const vocabulary = vocabularyOf({
  simplified: '证證书書',
  concepts: [
    ['憑證', 'certificate'],
    ['憑證串鏈', '串鏈'],
  ],
  terms: 0,
  plain: [],
  products: [],
  asking: [],
  singles: '',
  words: '申請 更新',
  fillers: ['怎麼辦', '怎麼'],
  how: ['怎麼'],
  weak: [],
  trouble: ['怎麼辦'],
  particles: '的了嗎',
});
const table: RecordTable = {
  pages: [0, 1],
  kinds: ['page', 'error'],
  titles: [4, 9],
  historical: new Set(),
  products: [[], []],
  tasks: [],
};
const find = (token: string) =>
  Promise.resolve([0, 1].map((record) => ({ record, score: token.length, titled: record === 0, exact: true })));
const spelling = spellingOf(
  (name) =>
    Promise.resolve(
      name.startsWith('words')
        ? 'nginx certificate err_cert_authority_invalid'
        : { syllables: 'qu/ y/', everyday: '', others: '憑1平1證2正2' },
    ),
  vocabulary,
);
const kinds: readonly FieldKind[] = ['domain', 'ip', 'path', 'alias', 'dn', 'hex', 'port', 'text'];
const dialects: readonly Dialect[] = [
  'sh',
  'cmd',
  'powershell',
  'xml',
  'openssl',
  'inf',
  'nginx',
  'apache',
  'properties',
  'text',
  'jboss',
  'other',
];
const withins: readonly Within[] = ['', "'", '"'];

/** Every way in which a reader's text comes into a tool, without the page around it. */
export const tools: Readonly<Record<string, (text: string) => unknown>> = {
  解碼與報告: async (text) =>
    reportText(await inspectInput(text, context), { name: 'a.pem', at: context.at, programme: context.programme, rules, words }),
  解碼檔案: (text) => inspectInput(new TextEncoder().encode(text), context),
  看懂錯誤訊息: diagnose,
  設定的種類與密碼: (text) => [detectConfig(text), maskSecrets(text)],
  'nginx 設定': (text) => examineConfig(text, 'nginx'),
  'Apache 設定': (text) => examineConfig(text, 'apache'),
  'Tomcat 設定': (text) => examineConfig(text, 'tomcat'),
  'IIS 設定': (text) => examineConfig(text, 'web-config'),
  混合內容: (text) => [kindOfSource(text), scanMixed(text, { kind: 'html' }), scanMixed(text, { kind: 'css' })],
  搜尋: async (text) => {
    const answer = await search(text, { vocabulary, table, find, spelling });
    return [
      pastedKind(text),
      remarksOf(answer, text.slice(0, 500), vocabulary.simplified),
      addressFor({ address: 'codes/nss.html', text: '代碼\nSEC_ERROR；意思' }, answer.typed),
    ];
  },
  填值: (text) =>
    kinds.flatMap((kind) => {
      const checked = checkValue(kind, text);
      const holes = dialects.flatMap((dialect) =>
        withins.map((within) => ({ kind, dialect, within, before: 'CN=', after: '', previous: '-subj', command: 'openssl' })),
      );
      return checked.ok ? holes.map((hole) => quote(checked.value, hole)) : [];
    }),
  客服回覆: (text) => [
    writeReply(
      {
        answers: [answer],
        case: cleanCase({ number: text, host: text, server: text, ca: text, name: text, signature: text }),
        style: { tone: 'detailed', language: 'both' },
        typed: { domain: text, keyFile: text },
        site: null,
      },
      { words: words.reply ?? {}, fields: load('fields') },
    ),
    letterHtml(text, { title: text, foot: text }),
    readSiteAddress(text),
    readSiteAddress(`https://a.tw/${text}`),
  ],
  回報錯誤: (text) => writeReport({ id: text, title: null, address: '' }, { wrong: text, right: text, browser: text }, words.report ?? {}),
  網址裡的資料: (text) => [
    readFragment(`#${text}`),
    readFragment(`#a?b=${text}`),
    answersIn(`#a=${text}`),
    stateIn(`#o=${text}`, ['a']),
    readReplyFragment(`#add=${text}`),
    reportedId(`#page=${text}`),
  ],
  主機名稱與雜湊值: (text) => [bareHost(text), hashLines(text)],
};
