/** One slide of the 2017 deck as its text stands in the reference. */
export interface Slide {
  id: string;
  text: string;
}

/** Something of the deck that must be on the site. */
export interface DeckFact {
  slide: string;
  kind: string;
  /** As the slide has it. */
  text: string;
  /** Ways of writing it, any of which will do; blanks and commas do not count. */
  spellings: string[];
}

/** The slides S03 to S35: the cover and the outline hold nothing of their own. */
export function slidesOf(deck: string): Slide[] {
  return deck
    .split(/^## (?=\[S\d\d\])/m)
    .slice(1)
    .map((part) => ({ id: part.slice(1, 4), text: part.replaceAll('\\_', '_') }))
    .filter(({ id }) => id > 'S02');
}

const same = (text: string): string[] => [text];

// What is looked for, and the other ways in which the site may say it.
const KINDS: [kind: string, pattern: RegExp, spellings: (text: string) => string[]][] = [
  ['網址', /https?:\/\/[\x21-\x27\x2a-\x5a\x5e-\x7e]+/g, same],
  ['序號', /\b(?=[0-9a-f]*[a-f])[0-9a-f]{16,64}\b/gi, same],
  ['案號', /\b\d{16,}\b/g, same],
  ['OID', /\b\d(?:\.\d+){4,}\b/g, same],
  ['電話', /\b0 ?\d-\d{4}-?\d{4}\b/g, same],
  ['更新檔', /\bKB\d{6}\b/g, same],
  ['文號', /會訊字第 ?\d{10}號/g, same],
  ['電子郵件', /[\w.]+@[\w.]+\.tw/g, same],
  ['檔名', /[\w-]+\.(?:cer|crt|key|conf|cfg|docx|keystore)\b/g, same],
  ['演算法', /sha\d+WithRSAEncryption/g, same],
  ['提醒', /最新(?:GCA)?憑證屆期\p{Script=Han}*通知|(?<!IC卡)屆期(?:換發|通知)(?!服務)/gu, same],
  ['錯誤訊息', /金鑰工具錯誤: [\w.]+: [^*\n]+/g, same],
  ['網域', /(?:\p{Script=Han}{3,4}|EY|EXECUTIVE|EXECUTIVEYUAN|xxx\.ntpc)\.(?:GOV|政府)\.TW/giu, same],
  ['版本', /\b(?:SSLv[23]|XP SP\d|OS X 10\.\d|WinXP|Win2003|\d+\.\d版|Chrome \d\d|以?49以下)/g, versions],
  ['支援版本', /(?:Chrome|Internet Explorer|Firefox|Safari)\t(?:Safari )?\d+(?:\.\d)?\+/g, (text) => [text.replace(/\t(?:Safari )?/, '|').replace('+', '')]],
  ['位元', /\d{4} ?位元/g, same],
  ['期間', /(?<!\d)\d日內|由\d年|效期為\d年|憑證為\d年|縮減為\d年/g, (text) => [text, text.replace(/憑證為|效期為/, '效期'), text.replace('縮減為', '縮為')]],
  ['位數', /\d位到\d+位/g, (text) => [text, text.replace('位到', '到')]],
  ['時間', /\d\d:\d\d-\d\d:\d\d/g, (text) => [text, text.replace('-', '到')]],
  ['弱加密套件', /EXPORT(?=[^\p{Script=Latin}]|$)/gu, same],
  ['名稱', /\b(?:RC4|NewWithOld_GCA2|sslshopper|Nessus|OCSP Stapling|GCA2|GRCA2|new_with_old|IPv6|Mixed Content|pfx)\b/g, same],
  ['範例', /\b(?:10051|12345678)\b|濟南路一段2-2號/g, same],
  ['參數', /-days \d+/g, same],
  ['作業基準', /\d\.\d(?:\.\d)?節|第四章/g, same],
];

/** "5.0版以上" is 5.0 以上, Win2003 is Windows Server 2003: the number or name with its word. */
function versions(text: string): string[] {
  if (text.endsWith('版')) return [text, `${text.slice(0, -1)}以上`, `${text.slice(0, -1)}以前`];
  return [text, text.replace('Win2003', 'Windows Server 2003').replace('WinXP', 'Windows XP')];
}

/** Facts of a slide that are compared as text, each once. */
export function factsOf({ id, text }: Slide): DeckFact[] {
  const found = new Map<string, DeckFact>();
  for (const [kind, pattern, spellings] of KINDS) {
    for (const [match] of text.matchAll(pattern)) {
      const fact = match.replace(/\?utm.*$/, '').replace(/[)>.,]+$/, '');
      if (found.has(fact)) continue;
      found.set(fact, { slide: id, kind, text: fact, spellings: spellings(fact) });
    }
  }
  return [...found.values()];
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Dates of a slide, Western and of the Republic, each with the spellings that count as the same. */
export function datesOf({ id, text }: Slide): DeckFact[] {
  const plain = text.replace(/https?:\/\/\S+/g, ' ').replace(/\(106\)/g, '106');
  const dates = [
    ...[...plain.matchAll(/(?<!\d)(9[89]|10\d) ?年 ?(\d{1,2})月(?:(\d{1,2})日)?/g)].map(([found, year, month, day]) => ({ found, year: Number(year) + 1911, month, day })),
    ...[...plain.matchAll(/(?<!\d)(20\d\d)[年/](\d{1,2})(?:月|(?!\d))/g)].map(([found, year, month]) => ({ found, year: Number(year), month, day: undefined })),
    ...[...plain.matchAll(new RegExp(`(${MONTHS.join('|')}) (\\d{1,2}), (\\d{4})`, 'g'))].map(([found, month = '', day, year]) => ({
      found,
      year: Number(year),
      month: String(MONTHS.indexOf(month) + 1),
      day,
    })),
  ];
  return dates.map(({ found, year, month, day }) => ({ slide: id, kind: '日期', text: found, spellings: spellings(year, Number(month), day ? Number(day) : null) }));
}

function spellings(year: number, month: number, day: number | null): string[] {
  const two = (number: number): string => String(number).padStart(2, '0');
  if (day === null) return [`${year}年${month}月`, `${year}-${two(month)}`, `${year - 1911}年${month}月`, `${year}/${month}`];
  return [`${year}年${month}月${day}日`, `${year}-${two(month)}-${two(day)}`, `${year - 1911}年${month}月${day}日`, `${year}/${month}/${day}`];
}

/** The keytool and openssl commands of a slide, each on one line. */
export function commandsOf({ id, text }: Slide): DeckFact[] {
  return [...text.matchAll(/`((?:keytool|openssl) [^`]+)`|```\n((?:keytool|openssl) [^`]+)```/g)].map(([, inline, block]) => {
    const command = (inline ?? block ?? '').replace(/\s+/g, ' ').replace(/%private key entry%/, '%alias%').trim();
    return { slide: id, kind: '指令', text: command, spellings: [command] };
  });
}
