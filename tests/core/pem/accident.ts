import { readFileSync } from 'node:fs';
import type { RepairCode } from '../../../src/core/pem/codes.ts';

/** A fixture's bytes. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/pem/${name}`, import.meta.url)));
}

/** A fixture's text. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../../fixtures/pem/${name}`, import.meta.url), 'utf8');
}

/** One paste accident that can be undone: what happened to a good request, and what the reader is told. */
export interface Accident {
  name: string;
  damage: (good: string) => string;
  repairs: RepairCode[];
}

const body = (good: string): string[] => good.trim().split('\n').slice(1, -1);
const eachLine = (good: string, change: (line: string, index: number) => string): string =>
  good.trimEnd().split('\n').map(change).join('\n') + '\n';
const BEGIN = '-----BEGIN CERTIFICATE REQUEST-----';
const END = '-----END CERTIFICATE REQUEST-----';
const fullWidth = (text: string): string => text.replace(/[A-Za-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** Every one of these must give back the very bytes of the good request. */
export const repairable: Accident[] = [
  { name: '完好的請求檔', damage: (s) => s, repairs: [] },
  { name: 'Windows 換行（CRLF）', damage: (s) => s.replaceAll('\n', '\r\n'), repairs: [] },
  { name: '結尾沒有換行', damage: (s) => s.trimEnd(), repairs: [] },
  { name: '前後有空白行', damage: (s) => `\n\n${s}\n\n`, repairs: [] },
  { name: '舊式 Mac 換行（CR）', damage: (s) => s.replaceAll('\n', '\r'), repairs: ['lone-cr'] },
  { name: '字串開頭有 BOM', damage: (s) => `\ufeff${s}`, repairs: ['byte-order-mark'] },
  { name: '沒有 BEGIN 與 END', damage: (s) => body(s).join('\n'), repairs: ['no-header'] },
  { name: '沒有 BEGIN 與 END，而且只有一行', damage: (s) => body(s).join(''), repairs: ['no-header', 'one-line'] },
  { name: '沒有 BEGIN 與 END，後面接著署名', damage: (s) => `${body(s).join('\n')}\nRegards\n`, repairs: ['no-header', 'text-around'] },
  { name: '每行縮排四格', damage: (s) => eachLine(s, (l) => `    ${l}`), repairs: ['indentation'] },
  { name: '每行用定位字元縮排', damage: (s) => eachLine(s, (l) => `\t${l}`), repairs: ['indentation'] },
  { name: '行尾有空白', damage: (s) => eachLine(s, (l) => `${l}  `), repairs: ['trailing-space'] },
  { name: '全部擠成一行，換行變空白', damage: (s) => s.trim().replaceAll('\n', ' '), repairs: ['inner-spaces', 'one-line'] },
  { name: '全部擠成一行，換行消失', damage: (s) => s.replaceAll('\n', ''), repairs: ['one-line'] },
  { name: 'Base64 只有一行', damage: (s) => `${BEGIN}\n${body(s).join('')}\n${END}\n`, repairs: ['one-line'] },
  { name: 'BEGIN 與第一行黏在一起', damage: (s) => s.replace(`${BEGIN}\n`, BEGIN), repairs: ['boundary-on-body-line'] },
  { name: 'END 與最後一行黏在一起', damage: (s) => s.replace(`\n${END}`, END), repairs: ['boundary-on-body-line'] },
  { name: '全形減號', damage: (s) => s.replaceAll('-', '－'), repairs: ['full-width-dash'] },
  { name: '小型減號', damage: (s) => s.replaceAll('-', '﹣'), repairs: ['full-width-dash'] },
  { name: '短破折號', damage: (s) => s.replaceAll('-', '–'), repairs: ['en-em-dash'] },
  { name: 'Word 把兩個減號換成長破折號', damage: (s) => s.replaceAll('--', '—'), repairs: ['en-em-dash'] },
  { name: '數學減號', damage: (s) => s.replaceAll('-', '\u2212'), repairs: ['en-em-dash'] },
  { name: '只有四個減號', damage: (s) => s.replaceAll('-----', '----'), repairs: ['dash-count'] },
  { name: '有六個減號', damage: (s) => s.replaceAll('-----', '------'), repairs: ['dash-count'] },
  { name: '前面三個、後面五個減號', damage: (s) => s.replaceAll(/^-----/gm, '---'), repairs: ['dash-count'] },
  { name: '後面的減號不見了', damage: (s) => s.replaceAll(/-----$/gm, ''), repairs: ['dash-count'] },
  { name: '前面的減號不見了', damage: (s) => s.replaceAll(/^-----/gm, ''), repairs: ['dash-count'] },
  { name: '減號全部不見', damage: (s) => s.replaceAll('-', ''), repairs: ['dash-count'] },
  {
    name: '減號與文字之間有空格',
    damage: (s) => s.replaceAll(/^-----/gm, '----- ').replaceAll(/-----$/gm, ' -----'),
    repairs: ['dash-count'],
  },
  { name: '不換行空白縮排', damage: (s) => eachLine(s, (l) => `\u00a0\u00a0${l}`), repairs: ['indentation', 'no-break-space'] },
  { name: 'BEGIN 裡是不換行空白', damage: (s) => s.replaceAll('BEGIN ', 'BEGIN\u00a0'), repairs: ['no-break-space'] },
  { name: '全形空白縮排', damage: (s) => eachLine(s, (l) => `\u3000${l}`), repairs: ['indentation', 'no-break-space'] },
  { name: '夾了零寬空白', damage: (s) => eachLine(s, (l) => `${l.slice(0, 9)}\u200b${l.slice(9)}`), repairs: ['zero-width'] },
  { name: '行中夾了 BOM', damage: (s) => eachLine(s, (l, i) => (i === 3 ? `\ufeff${l}` : l)), repairs: ['zero-width'] },
  { name: '夾了軟連字號', damage: (s) => eachLine(s, (l) => `${l.slice(0, 30)}\u00ad${l.slice(30)}`), repairs: ['soft-hyphen'] },
  { name: '夾了控制字元', damage: (s) => eachLine(s, (l, i) => (i === 2 ? `${l}\u0007` : l)), repairs: ['control-character'] },
  { name: '某一行變成全形英數', damage: (s) => eachLine(s, (l, i) => (i === 4 ? fullWidth(l) : l)), repairs: ['full-width-letter'] },
  {
    name: '全形加號與等號',
    damage: (s) => s.replaceAll('+', '＋').replaceAll('/', '／').replaceAll('=', '＝'),
    repairs: ['full-width-letter'],
  },
  {
    name: '整份變成全形',
    damage: (s) => fullWidth(s).replaceAll('-', '－').replaceAll(' ', '\u3000').replaceAll('+', '＋').replaceAll('/', '／'),
    repairs: ['full-width-dash', 'full-width-letter', 'no-break-space'],
  },
  { name: '郵件引用「> 」', damage: (s) => eachLine(s, (l) => `> ${l}`), repairs: ['quote-mark'] },
  { name: '郵件引用兩層', damage: (s) => eachLine(s, (l) => `> > ${l}`), repairs: ['quote-mark'] },
  { name: '郵件引用「>」沒有空格', damage: (s) => eachLine(s, (l) => `>${l}`), repairs: ['quote-mark'] },
  { name: '行號加冒號', damage: (s) => eachLine(s, (l, i) => `${i + 1}: ${l}`), repairs: ['line-number'] },
  { name: '行號加空白（cat -n）', damage: (s) => eachLine(s, (l, i) => `${String(i + 1).padStart(6)}\t${l}`), repairs: ['line-number'] },
  { name: '行號加直線', damage: (s) => eachLine(s, (l, i) => `${i + 41} | ${l}`), repairs: ['line-number'] },
  {
    name: '記錄檔的時間，一行比一行晚',
    damage: (s) => eachLine(s, (l, at) => `2026-11-29 10:00:${9 + at},${at} INFO  [http-${at % 9}] ${l}`),
    repairs: ['log-prefix'],
  },
  { name: '只有時間', damage: (s) => eachLine(s, (l, at) => `[10:00:${10 + at}] ${l}`), repairs: ['log-prefix'] },
  { name: '容器的名稱', damage: (s) => eachLine(s, (l) => `web-1  | ${l}`), repairs: ['log-prefix'] },
  { name: '批次檔的 REM', damage: (s) => eachLine(s, (l) => `REM ${l}`), repairs: ['log-prefix'] },
  { name: 'git diff 加上的行', damage: (s) => eachLine(s, (l) => `+${l}`), repairs: ['log-prefix'] },
  { name: 'git diff 刪掉的行', damage: (s) => eachLine(s, (l) => `-${l}`), repairs: ['log-prefix'] },
  { name: '設定檔註解符號', damage: (s) => eachLine(s, (l) => `# ${l}`), repairs: ['line-prefix'] },
  { name: '行尾 <br>', damage: (s) => eachLine(s, (l) => `${l}<br>`), repairs: ['html-tag'] },
  { name: '全部一行，用 <br /> 分隔', damage: (s) => s.trim().replaceAll('\n', '<br />'), repairs: ['html-tag'] },
  { name: '每行包在 <p> 裡', damage: (s) => eachLine(s, (l) => `<p>${l}</p>`), repairs: ['html-tag'] },
  {
    name: '網頁跳脫字元（十進位）',
    damage: (s) => s.replaceAll('+', '&#43;').replaceAll('/', '&#47;').replaceAll('=', '&#61;'),
    repairs: ['html-entity'],
  },
  { name: '網頁跳脫字元（十六進位）', damage: (s) => s.replaceAll('+', '&#x2B;').replaceAll('/', '&#x2F;'), repairs: ['html-entity'] },
  { name: '網頁跳脫做了兩次', damage: (s) => s.replaceAll('+', '&amp;#43;').replaceAll('/', '&amp;#x2F;'), repairs: ['html-entity'] },
  { name: '&gt; 引用', damage: (s) => eachLine(s, (l) => `&gt; ${l}`), repairs: ['html-entity', 'quote-mark'] },
  { name: '&nbsp; 縮排', damage: (s) => eachLine(s, (l) => `&nbsp;&nbsp;${l}`), repairs: ['html-entity', 'indentation', 'no-break-space'] },
  { name: '少了 END', damage: (s) => s.replace(`${END}\n`, ''), repairs: ['missing-end'] },
  { name: '少了 END，後面接著說明文字', damage: (s) => s.replace(END, '以上是請求檔。'), repairs: ['missing-end', 'text-around'] },
  { name: '少了 BEGIN', damage: (s) => s.replace(`${BEGIN}\n`, ''), repairs: ['missing-begin'] },
  { name: 'END 只複製到一半', damage: (s) => s.replace(END, '-----END CERT'), repairs: ['missing-end'] },
  { name: 'END 在減號之前被截斷', damage: (s) => s.replace(END, '-----END CERTIFICATE'), repairs: ['dash-count'] },
  { name: 'END 只剩下減號', damage: (s) => s.replace(END, '---'), repairs: ['missing-end'] },
  { name: '前後有說明文字', damage: (s) => `您好，請求檔如下：\n${s}謝謝。\n`, repairs: ['text-around'] },
  {
    name: 'openssl req -text 的輸出',
    damage: (s) => `Certificate Request:\n    Data:\n        Version: 1 (0x0)\n${s}`,
    repairs: ['text-around'],
  },
  {
    name: '小寫的 begin 與 end',
    damage: (s) => s.replace(BEGIN, BEGIN.toLowerCase()).replace(END, END.toLowerCase()),
    repairs: ['label-case'],
  },
  { name: '拼錯 REQUEST', damage: (s) => s.replaceAll('REQUEST', 'REQEUST'), repairs: ['label-spelling'] },
  { name: '拼錯 CERTIFICATE', damage: (s) => s.replaceAll('CERTIFICATE', 'CERTIFCATE'), repairs: ['label-spelling'] },
  { name: 'BEGIN 的 I 變成 l', damage: (s) => s.replace('BEGIN', 'BEGlN'), repairs: ['label-spelling'] },
  {
    name: '名稱寫成 CERTIFICATE SIGNING REQUEST',
    damage: (s) => s.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE SIGNING REQUEST'),
    repairs: ['label-spelling'],
  },
  { name: 'BEGIN 與 END 的名稱寫法不同', damage: (s) => s.replace('BEGIN CERT', 'BEGIN NEW CERT'), repairs: ['wrong-label'] },
  { name: '請求檔被標成 CERTIFICATE', damage: (s) => s.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE'), repairs: ['wrong-label'] },
  { name: 'quoted-printable 的 =3D', damage: (s) => s.replace(/=+(?=\n-)/, (m) => '=3D'.repeat(m.length)), repairs: ['quoted-printable'] },
  {
    name: 'quoted-printable 軟換行',
    damage: (s) => `${BEGIN}\n${body(s).join('').replaceAll('=', '=3D').replace(/.{75}/g, '$&=\n')}\n${END}\n`,
    repairs: ['one-line', 'quoted-printable'],
  },
  {
    name: 'quoted-printable 軟換行，沒有 =3D',
    damage: (s) => `${BEGIN}\n${body(s).join('').replace(/=+$/, '').replace(/.{75}/g, '$&=\n')}\n${END}\n`,
    repairs: ['missing-padding', 'one-line', 'quoted-printable'],
  },
  { name: '字面的 \\n（環境變數）', damage: (s) => s.replaceAll('\n', '\\n'), repairs: ['literal-newline'] },
  { name: '字面的 \\r\\n', damage: (s) => s.replaceAll('\n', '\\r\\n'), repairs: ['literal-newline'] },
  { name: 'JSON 字串', damage: (s) => JSON.stringify({ csr: s }), repairs: ['literal-newline', 'text-around'] },
  {
    name: 'JSON 字串，斜線也跳脫',
    damage: (s) => JSON.stringify({ csr: s }).replaceAll('/', '\\/'),
    repairs: ['json-escape', 'literal-newline', 'text-around'],
  },
  { name: '前後有雙引號', damage: (s) => `"${s.trim()}"`, repairs: ['surrounding-quotes'] },
  { name: '前後有中文引號', damage: (s) => `「${s.trim()}」`, repairs: ['surrounding-quotes'] },
  { name: '程式裡逐行相加的字串', damage: (s) => eachLine(s, (l) => `  "${l}\\n" +`), repairs: ['literal-newline', 'surrounding-quotes'] },
  { name: '環境變數 CSR="…"', damage: (s) => `CSR="${s.trim()}"`, repairs: ['surrounding-quotes', 'text-around'] },
  { name: '行與行之間有空白行', damage: (s) => s.replaceAll('\n', '\n\n'), repairs: ['blank-line'] },
  { name: 'BEGIN 後面有空白行', damage: (s) => s.replace(`${BEGIN}\n`, `${BEGIN}\n\n`), repairs: [] },
  { name: '行尾有接續用的反斜線', damage: (s) => s.trim().replaceAll('\n', ' \\\n'), repairs: ['backslash', 'trailing-space'] },
  { name: '少了補位的等號', damage: (s) => s.replace(/=+\n/, '\n'), repairs: ['missing-padding'] },
  {
    name: '網址安全的 Base64',
    damage: (s) => `${BEGIN}\n${body(s).join('\n').replaceAll('+', '-').replaceAll('/', '_')}\n${END}`,
    repairs: ['url-safe'],
  },
  { name: '網址編碼', damage: (s) => encodeURIComponent(s.toWellFormed()), repairs: ['url-encoding'] },
  { name: '表單編碼，空白變成加號', damage: (s) => encodeURIComponent(s.toWellFormed()).replaceAll('%20', '+'), repairs: ['url-encoding'] },
  { name: '整份再做一次 Base64', damage: (s) => Buffer.from(s).toString('base64'), repairs: ['double-base64'] },
  {
    name: 'YAML 裡的 Base64（Kubernetes）',
    damage: (s) => `data:\n  tls.csr: ${Buffer.from(s).toString('base64')}\n`,
    repairs: ['double-base64', 'text-around'],
  },
  { name: '每行 76 個字元', damage: (s) => `${BEGIN}\n${body(s).join('').replace(/.{76}/g, '$&\n')}\n${END}\n`, repairs: [] },
  {
    name: '某一行被折成兩行',
    damage: (s) => eachLine(s, (l, i) => (i === 5 ? `${l.slice(0, 50)}\n${l.slice(50)}` : l)),
    repairs: ['uneven-lines'],
  },
  {
    name: '某一行最後一個字元掉到下一行',
    damage: (s) => eachLine(s, (l, i) => (i === 5 ? `${l.slice(0, 63)}\n${l.slice(63)}` : l)),
    repairs: ['uneven-lines'],
  },
  {
    name: 'Base64 裡面有空格',
    damage: (s) => eachLine(s, (l, i) => (i > 0 && i < 5 ? l.replace(/.{16}(?!$)/g, '$& ') : l)),
    repairs: ['inner-spaces'],
  },
  { name: 'BEGIN 後面有標頭', damage: (s) => s.replace(`${BEGIN}\n`, `${BEGIN}\nComment: test\n\n`), repairs: ['pem-headers'] },
  { name: 'Markdown 程式碼框', damage: (s) => `\`\`\`\n${s}\`\`\`\n`, repairs: [] },
  {
    name: '資料結束後還有多餘的內容',
    damage: (s) =>
      `${BEGIN}\n${Buffer.concat([Buffer.from(body(s).join(''), 'base64'), Buffer.from([0, 0, 0])])
        .toString('base64')
        .replace(/.{64}/g, '$&\n')}\n${END}\n`,
    repairs: ['trailing-bytes'],
  },
];
