import type { Code, CodeTable } from './knowledge.ts';
import type { Dress } from './dress.ts';

/** A code that stands in a text. `offset` counts from the text's start. */
export interface SeenCode {
  table: string;
  code: Code;
  offset: number;
  /** A number that stands alone and means something else in every table. */
  ambiguous: boolean;
  /** Tables whose numbers are ordinary numbers count only near their own words. */
  near: readonly string[] | null;
  /** The text is nothing but the code: no context can be asked for. */
  alone: boolean;
}

/** Ready to read the codes of a text: [offset, code] in any order, each place once per code. */
export type CodeReader = (text: string) => SeenCode[];

interface Frame {
  /** Group 1 is the code, as this dress writes it. */
  pattern: RegExp;
  near?: readonly string[];
  toCode?: (written: string, text: string, offset: number) => string | null;
}

const hex = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
const fromDecimal = (written: string): string | null => {
  const value = Number(written);
  return value < -0x80000000 || value > 0xffffffff ? null : hex(value >>> 0);
};
const WIN32 = 0x80070000;
const withinWin32 = (written: string): string | null => (Number(written) > 0xffff ? null : hex((WIN32 + Number(written)) >>> 0));
const lowered = (written: string): string => written.toLowerCase().trim();
const underscored = (written: string): string => written.toLowerCase().replace(/_/g, ' ').trim();

/** How each dress is written. Every pattern is bounded, so that reading is linear. */
const FRAMES: Readonly<Record<Dress, readonly Frame[]>> = {
  hresult: [
    { pattern: /\b0x([0-9a-f]{8})(?![0-9a-f])/gi, toCode: (written) => `0x${written.toUpperCase()}` },
    { pattern: /(?:^|[^0-9a-zA-Z])([89a-fA-F][0-9a-fA-F]{7})[hH]?(?![0-9a-zA-Z])/g, toCode: (written) => `0x${written.toUpperCase()}` },
    { pattern: /(-\d{9,10})(?!\d)/g, toCode: fromDecimal },
    { pattern: /(?:^|[^\d.])([2-4]\d{9})(?!\d|\.\d)/g, toCode: fromDecimal },
    {
      pattern: /(?:error|錯誤|错误|code|代碼|失敗|failed|returned|傳回)[ :=：(#,，]{1,6}(\d{1,5})(?![\dA-Za-z.:-])/gi,
      near: ['windows-tools'],
      toCode: withinWin32,
    },
    {
      pattern: /(?:error|錯誤|错误|failed|失敗|win32)[^\n]{0,60}\(0x([0-9a-f]{1,5})\)/gi,
      near: ['windows-tools'],
      toCode: (written) => withinWin32(String(parseInt(written, 16))),
    },
    { pattern: /(?:winhttp|wininet|internet)[^\d\n]{0,40}(12\d{3})(?!\d)/gi, toCode: withinWin32 },
  ],
  'schannel-event': [
    { pattern: /(?:event|事件|識別碼|标识|\bid)[^\d\n]{0,20}(368[6-8]\d)(?!\d)/gi, near: ['schannel-log'] },
    { pattern: /schannel[^\d\n]{0,40}(368[6-8]\d)(?!\d)/gi },
    { pattern: /(?:^|[^\d.])(368[6-8]\d)(?![\d.])[^\n]{0,20}schannel/gi },
  ],
  'schannel-state': [
    {
      pattern: /(?:\bstate|狀態|状态|状態)[^\d\n]{0,12}(\d{2,5})(?!\d)/gi,
      near: ['schannel'],
    },
  ],
  // 0 is no fault; the outputs in which it stands say more of it.
  'x509-verify': [
    { pattern: /verify error:num=(\d{1,2})(?!\d)/gi },
    { pattern: /\berror (\d{1,2}) at \d{1,2} depth/gi },
    { pattern: /verif(?:y|ication)[ _-]?(?:return code|code|error|result|status)[ :=]{1,3}\(?([1-9]\d?)(?=[ ):,]|$)/gim, near: ['tls'] },
    { pattern: /\bcertificate verify (?:error|failed)[: ]{0,2}\(?(\d{1,2})[:)]/gi },
    { pattern: /\bx509_verify_cert_error[^\d\n]{0,12}(\d{1,2})/gi },
    { pattern: /\berror=(\d{1,2}):/gi },
  ],
  'openssl-reason': [
    {
      pattern: /error:[0-9a-f]{6,8}:[^:\n]{0,60}:[^:\n]{0,60}:([a-z0-9][^:\n\])"']{2,80})/gi,
      toCode: (written) => written.toLowerCase().trim(),
    },
    { pattern: /\[(?:SSL|X509|PEM|ASN1|EVP|RSA|PKCS12|CONF)(?:[^\]:\n]{0,20})?:\s?([A-Z0-9_]{3,60})\]/g, toCode: underscored },
    { pattern: /\b(?:SSL_R|ERR_SSL|ERR_OSSL|ERR_OSSL_EVP|X509_R|PEM_R|ASN1_R|PKCS12_R|EVP_R)_([A-Z0-9_]{3,60})\b/g, toCode: underscored },
    { pattern: /\bERR_OSSL_[A-Z0-9]{2,12}_([A-Z0-9_]{3,60})\b/g, toCode: underscored },
    { pattern: /\b(?:SSL|TLS)[ _](?:error|routines?|connection)[^\n:]{0,40}:\s{0,3}([a-z][a-z0-9 ]{6,60})/gi, toCode: lowered },
    { pattern: /\bstate=[^:\n]{1,60}:\s?([a-z][a-z0-9 ]{3,60})/gi, toCode: lowered },
    { pattern: /\breason: ?['"]([a-z][a-z0-9 ]{3,60})['"]/gi, toCode: lowered },
    // The last one: it looks at what the others found.
    { pattern: /error:([0-9a-f]{8})(?![0-9a-f])/gi, toCode: (written) => `#${written}` },
  ],
  'tls-alert': [
    { pattern: /\balert number[ :=]{1,2}(\d{1,3})(?!\d)/gi },
    { pattern: /fatal (?:alert|error) code (?:is|was)?[ :]{0,3}(\d{1,3})(?!\d)/gi, near: ['tls'] },
    { pattern: /fatal alert was (?:generated|received)[^\d\n]{0,40}?[ :]{1,3}(\d{1,3})(?!\d)/gi },
    {
      pattern:
        /(?:嚴重警示|嚴重錯誤碼|警示碼|警示代碼|警告代碼|錯誤碼|错误代码|警报代码|致命警报|致命错误代码|嚴重錯誤代碼)[^\d\n]{0,12}(\d{1,3})(?![\dx])/gi,
      near: ['schannel'],
    },
    { pattern: /\balert[ =:(]{1,3}(\d{1,3})(?=[)\s,.;]|$)/gim, near: ['tls'] },
    {
      pattern: /\balert[^\n]{0,40}?[ :(."']([a-z]+(?:_[a-z]+){1,3})\b/gi,
      toCode: (written) => written.toLowerCase(),
    },
    {
      pattern: /\balert[ :(."']{1,3}(?:sslv3|tlsv1(?:[.]?[0-3])?)?[ ]?(?:alert )?([a-z]{2,14}(?: [a-z]{2,14}){1,3})/gi,
      near: ['tls'],
      toCode: (written) => written.toLowerCase().replace(/ /g, '_'),
    },
  ],
  'curl-exit': [
    {
      pattern: /\bcurl:? ?(?:error|exit(?:ed)?|returned|failed)?[^\d\n]{0,24}?[(# ](\d{1,2})(?=[)\s:\-,]|\.\s|$)/gim,
      near: ['curl'],
    },
    { pattern: /\bCURLE?_?(?:exit|error)?[ _]?code[ :=]{1,3}(\d{1,2})(?!\d)/gi },
    { pattern: /\berrno 14\] curl#(\d{1,2})/gi },
  ],
  apple: [{ pattern: /(?:^|[^\dA-Za-z])(-(?:9[89]\d{2}|1[0-2]\d{2}|25\d{3}|26\d{3}|34018|67\d{3}))(?!\d)/g, near: ['apple'] }],
  nss: [{ pattern: /(?:^|[^\dA-Za-z])(-(?:8\d{3}|12\d{3}|5\d{3}|16\d{3}))(?!\d)/g, near: ['nss'] }],
  'chain-status': [],
  'apache-log': [{ pattern: /\b(AH\d{5})\b/gi, toCode: (written) => written.toUpperCase() }],
  'acme-problem': [{ pattern: /\burn:(?:ietf:params:)?acme:error:([a-z]{2,40})/gi }],
  gnutls: [{ pattern: /\bgnutls[^\n]{0,40}?[ (:](-\d{1,3})(?!\d)/gi }],
  symbol: [],
};

/** A code as it is asked for when it stands alone: `48`, `0x80070520`, `Event ID 36874`, `錯誤代碼：-9802`, `(60)`. Group 1 is the word in front. */
const ALONE =
  /^[^\p{L}\d-]{0,8}(?:((?:(?:exit|return|status) ?)?(?:error|code)(?: ?(?:code|number|id))?|errno|hresult|alert|event(?: ?id)?|事件(?:識別碼|代碼|编号)?|(?:錯誤|错误)(?:代碼|代码|碼|码)?|代碼|代码)(?:[ :：#(=]{1,4}|(?=[^\x00-\x7f]|\d)))?(-?[\p{L}\d][^\n]{0,70}?)[^\p{L}\d]{0,8}$/iu;
const ALONE_LIMIT = 100;
/** Alert 48 stands in two tables of OpenSSL, 20 in four: said, not chosen. */
const NUMBERED: readonly Dress[] = [
  'hresult',
  'schannel-event',
  'schannel-state',
  'x509-verify',
  'tls-alert',
  'curl-exit',
  'apple',
  'nss',
  'gnutls',
];
const NUMBER = /^-?\d{1,6}$/;
const HEX = /^0x[0-9a-f]{1,8}$|^[0-9a-f]{8}$/i;
/** Names of problems that are no ordinary words. */
const PROBLEM = /^[a-z]{2,20}[A-Z][A-Za-z]{2,30}$|^dnssec$/;
/** One of several codes that say the same: `0x80070520 (WIN32: 1312 ERROR_NO_SUCH_LOGON_SESSION)`. */
const ONE_OF =
  /^(?:-?\d{1,10}|0x[0-9a-f]{1,8}|[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,30}){1,8}|win32|error|code|hresult|event|id|錯誤|代碼|錯誤代碼)$/i;

/** What a text is that is nothing but a code. */
interface Alone {
  whole: string;
  /** The code as it is written. */
  written: string;
  /** A word in front says that it is a code. */
  isCalled: boolean;
  /** Several codes. */
  isList: boolean;
}

function aloneIn(text: string): Alone | null {
  const short = text.length <= ALONE_LIMIT ? text.trim() : '';
  const [, called, written] = ALONE.exec(short) ?? [];
  if (written === undefined) return null;
  const words = short.split(/[\s():：,，。=/]+/u).filter((word) => word !== '');
  const isList =
    !written.includes('\n') && words.length > 1 && words.every((word) => ONE_OF.test(word)) && words.some((word) => /^0x|_/iu.test(word));
  return { whole: short, written, isCalled: called !== undefined, isList };
}

/** How a code that stands alone may be written in tables of a dress. */
function aloneAs({ whole, written, isCalled }: Alone, dress: Dress): string[] {
  const said = (code: string | null): string[] => (code === null ? [] : [code]);
  switch (dress) {
    case 'hresult':
      if (HEX.test(written)) {
        const value = parseInt(written, 16);
        return said(/^0x[0-9a-f]{1,4}$/i.test(written) ? withinWin32(String(value)) : hex(value));
      }
      if (/^\d{1,5}$/.test(written)) return said(withinWin32(written));
      return /^\d{6}$|^-?\d{9,10}$/.test(written) ? said(fromDecimal(written)) : [];
    case 'openssl-reason':
      if (/^[0-9a-f]{8}$/i.test(written)) return [`#${written}`];
      return [whole, written].filter((words) => /^[a-z][a-z0-9 _.'()/-]{2,70}$/i.test(words)).map(underscored);
    case 'acme-problem':
      return PROBLEM.test(written) || (isCalled && /^[a-z]{2,40}$/i.test(written)) ? [written] : [];
    case 'apache-log':
      return /^AH\d{5}$/i.test(written) ? [written.toUpperCase()] : [];
    case 'tls-alert':
      return NUMBER.test(written) || /^[a-z]+(?:_[a-z]+){1,3}$/i.test(written) ? [written.toLowerCase()] : [];
    default:
      return NUMBERED.includes(dress) && NUMBER.test(written) ? [written] : [];
  }
}

/** A word that may be the name of a code. */
export const SYMBOL = /[A-Za-z][A-Za-z0-9_]{3,60}/g;
/** Names that are ordinary words as well: only in capitals as the tables have them, and only behind "alert". */
const isAlertName = (symbol: string): boolean => symbol === symbol.toLowerCase();

/** An alert among the numbers of OpenSSL (`error:14094410`, `0A000410`): library 20, reasons from 1000. */
const ALERT_NUMBER = /(?:^|[^0-9a-z])(?:0A000|14[0-9a-f]{3})(?:3[ef]|4[0-7])[0-9a-f](?![0-9a-f])/i;

/** Whether anything in a text is written as codes of this dress are; `has` tells whether a context's words stand in it. */
export function hasFrames(text: string, dress: Dress, has: (context: string) => boolean): boolean {
  const alone = aloneIn(text);
  if (alone && aloneAs(alone, dress).length > 0) return true;
  if (dress === 'tls-alert' && ALERT_NUMBER.test(text)) return true;
  return FRAMES[dress].some(({ pattern, near }) => (!near || alone !== null || near.some(has)) && text.search(pattern) !== -1);
}

/** Libraries of OpenSSL by their numbers (err.h). */
const SYSTEM = 2;
const SSL = 20;

interface Named {
  table: CodeTable;
  code: Code;
}

/** Compiles the tables into a reader. */
export function compileCodes(tables: readonly CodeTable[]): CodeReader {
  const symbols = new Map<string, Named[]>();
  const byCode = new Map<string, Map<string, Code>>();
  const numbers = new Map<string, Named>();
  const add = (name: string, named: Named): void => void symbols.set(name, [...(symbols.get(name) ?? []), named]);
  for (const table of tables) {
    const own = new Map<string, Code>();
    byCode.set(table.table, own);
    for (const code of table.codes) {
      own.set(code.code, code);
      for (const symbol of code.symbols ?? []) {
        if (table.dress === 'tls-alert' && isAlertName(symbol)) own.set(symbol, code);
        else add(symbol, { table, code });
      }
      for (const number of code.numbers ?? []) numbers.set(number, { table, code });
      if (table.dress === 'symbol' || table.dress === 'chain-status') add(code.code, { table, code });
    }
  }
  const alerts = tables.find(({ dress }) => dress === 'tls-alert');

  function numbered(value: string): Named | null {
    const packed = parseInt(value, 16);
    // OpenSSL 3 packs library and reason without the function between them, and the system's errors by themselves (err.h).
    const isModern = (packed & 0x7ff000) === 0;
    const [library, reason] =
      packed >>> 31 === 1 ? [SYSTEM, packed & 0x7fffffff] : isModern ? [packed >>> 23, packed & 0x7fffff] : [packed >>> 24, packed & 0xfff];
    const found = numbers.get(`${library}:${reason}`);
    if (found) return found;
    // SSL reasons from 1000 are the alerts that came (ssl.h, SSL_AD_REASON_OFFSET).
    const alert = library === SSL && reason >= 1000 ? byCode.get(alerts?.table ?? '')?.get(String(reason - 1000)) : undefined;
    return alert && alerts ? { table: alerts, code: alert } : null;
  }

  return (text) => {
    const seen: SeenCode[] = [];
    const taken = new Map<Code, Map<number, SeenCode>>();
    const take = ({ table, code }: Named, offset: number, near: readonly string[] | null): void => {
      const places = taken.get(code) ?? new Map<number, SeenCode>();
      taken.set(code, places);
      const known = places.get(offset);
      if (!known) {
        const one = { table: table.table, code, offset, near, ambiguous: false, alone: false };
        places.set(offset, one);
        seen.push(one);
      } else if (near === null) known.near = null;
    };
    for (const table of tables) {
      const own = byCode.get(table.table);
      const offsets: number[] = [];
      for (const { pattern, near, toCode } of FRAMES[table.dress]) {
        let hasWords: ((offset: number) => boolean) | null = null;
        for (const match of text.matchAll(pattern)) {
          const written = match[1] ?? '';
          const key = toCode ? toCode(written, text, match.index) : written;
          if (key === null) continue;
          const offset = match.index + match[0].indexOf(written);
          const found = key.startsWith('#') ? numbered(key.slice(1)) : reasonOf(own, key, table);
          if (!found) continue;
          if (key.startsWith('#')) {
            hasWords ??= wordedLines(text, offsets);
            // Words say it better than numbers, which differ from one branch of OpenSSL to another.
            if (hasWords(match.index)) continue;
          } else offsets.push(offset);
          take(found, offset, near ?? null);
        }
      }
    }
    for (const match of text.matchAll(SYMBOL)) {
      for (const named of symbols.get(match[0]) ?? []) take(named, match.index, null);
    }
    const alone = aloneIn(text);
    return alone ? withAlone(seen, alone, text) : seen;
  };

  /** What a text says that is nothing but a code, or nothing but several that say the same. */
  function withAlone(seen: readonly SeenCode[], alone: Alone, text: string): SeenCode[] {
    if (alone.isList) return seen.map((one) => ({ ...one, near: null, alone: true }));
    const named = new Map<Code, Named>();
    for (const table of tables) {
      for (const key of aloneAs(alone, table.dress)) {
        const code = byCode.get(table.table)?.get(key);
        const found = key.startsWith('#') ? numbered(key.slice(1)) : code && { table, code };
        if (found) named.set(found.code, found);
      }
    }
    for (const name of [alone.written, alone.written.toUpperCase()]) for (const one of symbols.get(name) ?? []) named.set(one.code, one);
    const offset = text.lastIndexOf(alone.written);
    return [
      ...seen.filter(({ code }) => !named.has(code)),
      ...[...named.values()].map(({ table, code }): SeenCode => {
        // Small numbers mean something in each table, and words of the system's errors stand everywhere.
        const ambiguous = NUMBER.test(alone.written)
          ? named.size > 1 || alone.written.length < 4
          : table.dress === 'openssl-reason' && code.near !== undefined;
        return { table: table.table, code, offset, near: null, ambiguous, alone: true };
      }),
    ];
  }
}

/** Whether the line at an offset has one of these places, or is of a library that has its own numbers. Asked in the order of the text. */
function wordedLines(text: string, places: readonly number[]): (offset: number) => boolean {
  const sorted = [...places].sort((one, other) => one - other);
  let next = 0;
  let end = -1;
  let answer = false;
  return (offset) => {
    if (offset < end) return answer;
    const start = text.lastIndexOf('\n', offset) + 1;
    const feed = text.indexOf('\n', offset);
    end = feed === -1 ? text.length : feed;
    while ((sorted[next] ?? end) < start) next++;
    answer = (sorted[next] ?? end) < end || text.slice(start, end).includes('OPENSSL_internal');
    return answer;
  };
}

/** The reason may be followed by more words: "wrong version number (SSL_R_…)", "certificate verify failed for …". */
function reasonOf(own: ReadonlyMap<string, Code> | undefined, key: string, table: CodeTable): Named | null {
  let words = key;
  for (;;) {
    const code = own?.get(words);
    if (code) return { table, code };
    const cut = Math.max(words.lastIndexOf(' '), words.lastIndexOf('_'), words.lastIndexOf('('));
    if (cut <= 0 || (table.dress !== 'openssl-reason' && table.dress !== 'tls-alert')) return null;
    words = words.slice(0, cut).trim();
  }
}
