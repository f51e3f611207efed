import type { Passage } from '../../content/passage.ts';
import { lineAt, type LintProblem } from './passage.ts';

interface Danger {
  pattern: RegExp;
  why: string;
}

const OLD = '(?:GRCA2?(?:\\.cer)?|new_with_old|GCA2)(?![\\w-])';
const DANGERS: Danger[] = [
  {
    pattern: new RegExp(`(?:安裝|裝上|匯入|放入|加入|加進|接上|送出)[^，；]{0,24}${OLD}|${OLD}[^，；]{0,24}(?:安裝|裝上|匯入|放進|加進)`),
    why: '叫人安裝 2017 年的 GRCA、GRCA2、new_with_old 或 GCA2；這些憑證不能再用在公開網站',
  },
  {
    pattern:
      /(?:忽略|略過|不理會|不用理會|不用處理)[^，；]{0,16}(?:掃描|弱掃|弱點|風險|警告|告警|不受信任|Nessus)|(?:掃描|弱掃|弱點|風險|警告|告警|不受信任|Nessus)[^，；]{0,16}(?:忽略|略過|不理會|不用理會|不用處理)/,
    why: '叫人忽略掃描結果或警告；要修，或列入掃描器的信任清單並留下紀錄',
  },
  {
    pattern:
      /先?(?:瀏覽|造訪|連到|連線到|打開)(?:過)?一次[^，；]{0,12}(?:GCA|網站|首頁)|(?:GCA|憑證管理中心)[^，；]{0,8}(?:首頁|網站)[^，；]{0,8}(?:瀏覽|造訪)過?一次/,
    why: '叫使用者先去別的網站；只影響那一台電腦，要修伺服器的串鍊',
  },
  {
    pattern: /(?:請|改|可以|建議|要|選)[^，；]{0,6}SHA-?1(?![\d-])|(?:^|\s)-sha1(?:\s|$)|-sigalg\s+SHA1/i,
    why: '用 SHA-1 簽署；瀏覽器都拒絕',
  },
  {
    pattern:
      /\bcurl\b[^|\n]*\s(?:-[A-Za-jl-z]*k[A-Za-z]*|--insecure)(?=\s|$)|(?:^|\s)--insecure(?=\s|$)|--no-check-certificate|verify\s*=\s*False|CERT_NONE|rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED\s*=|InsecureSkipVerify|http\.sslVerify(?:=|\s+)false|CURLOPT_SSL_VERIFYPEER[^\n]*(?:false|0)|-SkipCertificateCheck|TrustAllCerts/,
    why: '關閉憑證檢查；等於沒有 HTTPS',
  },
  {
    pattern: /關閉[^，；]{0,6}(?:憑證驗證|憑證檢查|驗證憑證)|(?:憑證驗證|憑證檢查)[^，；]{0,4}關(?:閉|掉)/,
    why: '關閉憑證檢查；等於沒有 HTTPS',
  },
  { pattern: /\bopenssl\s+rsa\s+-/, why: '只認 RSA 的 openssl rsa；金鑰也可能是 ECDSA，用 openssl pkey' },
  { pattern: /\bscp\b.*\sroot@/, why: '以 root 登入傳檔；用一般帳號傳，再以 sudo install 放到定位' },
  {
    pattern: /^(?!.*-CryptoAlgorithmOption).*\bExport-PfxCertificate\s+-Cert\b/,
    why: '沒有指定加密方式的 PFX；預設是較弱的 3DES，要寫 -CryptoAlgorithmOption AES256_SHA256',
  },
];

// A sentence with one of these warns, denies or tells of the past.
const HARMLESS =
  /不要|不可|不能|不得|不應|不該|不再|不必|不是|不會|不用裝|不採用|不接受|不建議|不算|不等於|別|勿|禁止|絕不|從未|沒有用|沒有幫助|無效|停用|刪除|移除|拿掉|取消|被拒|拒絕|作廢|危險|當年|當時|照舊手冊|2017|民國|簡報/;

/** Sentences and command lines that tell readers to do what harms them; history is left out by the caller. */
export function lintDangerousAdvice(passage: Passage): LintProblem[] {
  const problems: LintProblem[] = [];
  for (const { 0: sentence, index } of passage.text.matchAll(/[^。！？\n]+/g)) {
    const danger = DANGERS.find(({ pattern }) => pattern.test(sentence));
    if (!danger || HARMLESS.test(sentence)) continue;
    const start = sentence.length - sentence.trimStart().length;
    problems.push({
      file: passage.file,
      line: lineAt(passage, index + start),
      message: `這一句像是${danger.why}。請改寫，或說清楚不要這樣做：「${sentence.trim().replace(/\s+/g, ' ').slice(0, 60)}」`,
    });
  }
  return problems;
}
