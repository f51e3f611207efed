import { asn1parse, ecText, rsaText } from './openssl-prints.ts';
import { stretch } from './needles.ts';
import { bodyOf, keyPem, pem, sampleKeys, traditionalPem } from './sample-keys.ts';
import { certificateOf } from './signed.ts';
import { indented, wrapBytes, wrapText, type KeyWrapping } from './wrapping.ts';

/** The same PEM, hurt or dressed on its way. */
export function hurtPem(): KeyWrapping[] {
  const { rsa2048, p256, p384, ed25519 } = sampleKeys();
  const { secrets } = rsa2048;
  const whole = keyPem(rsa2048);
  const body = bodyOf(whole);
  const ec = traditionalPem(p256);
  const rsa = (name: string, text: string, isLine = true) => wrapText(name, text, secrets, { isLine });
  const short = (name: string, text: string) => wrapText(name, text, p256.secrets);
  const full = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const labels = (change: (line: string) => string) => whole.replace(/^-----.*$/gm, change);
  const certificate = pem('CERTIFICATE', certificateOf('pem', rsa2048.key as never, ['www.example.gov.tw']));
  const lines = (from: number, to?: number) => body.slice(from, to).join('\n');
  const fullBody = bodyOf(keyPem(ed25519))[0] ?? '';
  const wide = `${full('-----BEGIN PRIVATE KEY-----')}\n${full(fullBody)}\n${full('-----END PRIVATE KEY-----')}`;
  return [
    rsa('CRLF 換行', whole.replaceAll('\n', '\r\n')),
    rsa('只有 CR 換行', whole.replaceAll('\n', '\r')),
    rsa('換行變空白', whole.trim().replaceAll('\n', ' ')),
    rsa('換行消失', whole.replaceAll('\n', '')),
    short('EC 換行變空白', ec.trim().replaceAll('\n', ' ')),
    short('EC 換行消失', ec.replaceAll('\n', '')),
    rsa('每行之間空一行', whole.replaceAll('\n', '\n\n')),
    rsa('每行縮排與行尾空白', whole.replace(/^.*$/gm, '   $&  ')),
    rsa(
      '標籤裡有零寬空白',
      labels((line) => line.replace('PRIVATE', 'PRI\u200bVATE')),
    ),
    rsa(
      '標籤裡有零寬連接字',
      labels((line) => line.replace('PRIVATE KEY', 'PRIVATE\u200d KEY')),
    ),
    rsa(
      '標籤裡有不換行空白',
      labels((line) => line.replaceAll(' ', '\u00a0')),
    ),
    rsa(
      '全形破折號',
      labels((line) => line.replaceAll('-', '－')),
    ),
    rsa(
      '長破折號',
      labels((line) => line.replaceAll('-----', '——-')),
    ),
    rsa('標籤全形', labels(full)),
    {
      name: '整段全形',
      text: wide,
      bytes: null,
      file: 'key.txt',
      needles: [full(fullBody.slice(22, 38)), full(fullBody.slice(40, 56))],
      isLine: true,
    },
    rsa(
      '標籤小寫',
      labels((line) => line.toLowerCase()),
    ),
    rsa(
      '標籤字首大寫',
      labels((line) => line.replace('PRIVATE KEY', 'Private Key')),
    ),
    rsa('標籤拼錯 PRIVTAE', whole.replaceAll('PRIVATE', 'PRIVTAE')),
    rsa('標籤拼錯 PRIVAT KEY', whole.replaceAll('PRIVATE', 'PRIVAT')),
    rsa('標籤的 I 寫成 l', whole.replaceAll('PRIVATE', 'PRlVATE')),
    rsa('標籤用西里爾字母', whole.replaceAll('PRIVATE', 'PRIV\u0410T\u0415')),
    rsa(
      '標籤沒有破折號',
      labels((line) => line.replaceAll('-', '')),
    ),
    rsa(
      '標籤字母之間有空白',
      labels((line) => line.replace('PRIVATE', 'P R I V A T E').replace('KEY', 'K E Y')),
    ),
    rsa(
      '標籤少一個破折號',
      labels((line) => line.replace(/^-|-$/g, '')),
    ),
    rsa('沒有 BEGIN', whole.split('\n').slice(1).join('\n')),
    rsa('沒有 END', whole.split('\n').slice(0, -2).join('\n')),
    rsa('只有 Base64 本文', body.join('\n')),
    rsa('Base64 本文連成一行', body.join('')),
    wrapText('EC 的 Base64 連成一行', bodyOf(traditionalPem(p384)).join(''), p384.secrets),
    wrapText('Ed25519 的 Base64 一行', fullBody, ed25519.secrets),
    rsa('只有後半段', whole.split('\n').slice(13).join('\n')),
    rsa('只有前半段', whole.split('\n').slice(0, 18).join('\n')),
    rsa('只有前十二行本文', lines(0, 12)),
    rsa('中間十行', lines(9, 19)),
    rsa('中間五行', lines(12, 17)),
    rsa('最後六行本文', lines(-6)),
    rsa('傳統格式的中間十行', bodyOf(traditionalPem(rsa2048)).slice(9, 19).join('\n')),
    rsa(
      '加行號',
      whole
        .trimEnd()
        .split('\n')
        .map((line, i) => `${String(i + 1).padStart(6)}\t${line}`)
        .join('\n'),
      false,
    ),
    rsa('本文加行號', body.map((line, i) => `${i + 1}: ${line}`).join('\n'), false),
    rsa('郵件引用', indented(whole, '> ')),
    rsa('兩層郵件引用', indented(whole, '>> ')),
    rsa('中間十行的郵件引用', indented(lines(9, 19), '> '), false),
    rsa('diff 加號', `--- /dev/null\n+++ b/server.key\n@@ -0,0 +1,28 @@\n${indented(whole, '+')}`),
    rsa('diff 減號', indented(whole, '-')),
    rsa('CSV 欄位', `host,key\nwww.example.gov.tw,"${whole}"\n`),
    rsa('CSV 一行', `www.example.gov.tw;${whole.replaceAll('\n', '\\n')};2026-12-01`),
    rsa('HTML pre', `<pre>${whole}</pre>`),
    rsa('HTML br', `<p>${whole.trimEnd().replaceAll('\n', '<br>')}</p>`),
    rsa(
      'HTML 每行一段',
      whole
        .trimEnd()
        .split('\n')
        .map((line) => `<div>${line}</div>`)
        .join('\n'),
    ),
    rsa('HTML 實體', whole.replaceAll('-', '&#45;').replaceAll('+', '&#43;').replaceAll('=', '&#x3d;')),
    rsa('不換行空白實體', whole.trimEnd().replaceAll(' ', '&nbsp;').replaceAll('\n', '<br/>\n')),
    rsa('Markdown 程式碼區塊', `這是我的金鑰：\n\n\`\`\`pem\n${whole}\`\`\`\n`),
    rsa('Markdown 表格', `| 主機 | 金鑰 |\n|---|---|\n| www | ${whole.trimEnd().replaceAll('\n', '<br>')} |`),
    rsa('日誌的一行', `2026-11-28T09:12:44.120+08:00 DEBUG [main] loaded key=${whole.replaceAll('\n', '\\n')} for www.example.gov.tw`),
    rsa(
      'syslog 每行一筆',
      whole
        .trimEnd()
        .split('\n')
        .map((line) => `Nov 28 09:12:44 web01 app[812]: ${line}`)
        .join('\n'),
      false,
    ),
    rsa('郵件裡的一段話', `您好，\n附上我們的憑證與金鑰，請協助安裝：\n\n${whole}\n謝謝\n資訊室`),
    rsa('憑證之後', certificate + whole),
    rsa('憑證之前', whole + certificate),
    rsa('憑證之後，沒有標籤', `${certificate}\n${body.join('\n')}`),
    rsa('HAProxy 合併檔', certificate + certificate + traditionalPem(rsa2048)),
    rsa('標籤寫成憑證', pem('CERTIFICATE', rsa2048.pkcs8)),
    rsa('標籤寫成公開金鑰', pem('PUBLIC KEY', rsa2048.pkcs8)),
    rsa('BEGIN 憑證、END 金鑰', whole.replace('BEGIN PRIVATE KEY', 'BEGIN CERTIFICATE')),
    short('EC 的標籤寫成憑證', pem('CERTIFICATE', p256.pkcs8)),
    rsa('每行 76 字元', `-----BEGIN PRIVATE KEY-----\n${body.join('').replace(/.{76}/g, '$&\n')}\n-----END PRIVATE KEY-----`),
    rsa('本文一行', `-----BEGIN PRIVATE KEY-----\n${body.join('')}\n-----END PRIVATE KEY-----`),
    rsa('網址編碼', encodeURIComponent(whole)),
    rsa('quoted-printable', `Content-Transfer-Encoding: quoted-printable\n\n${whole.replaceAll('=', '=3D')}`),
    rsa('shell 命令 echo', `echo "${whole}" > /etc/ssl/private/server.key`),
    rsa('here-document', `cat > server.key <<'EOF'\n${whole}EOF\n`),
    rsa('AWS ACM 命令列', `aws acm import-certificate --certificate fileb://cert.pem --private-key "${whole}"`),
    rsa('終端機畫面', `[root@web01 ~]# cat privkey.pem\n${whole}[root@web01 ~]# `),
    rsa('標點包住', `「${whole.trim()}」`),
    rsa(
      '雙引號逐行',
      whole
        .trimEnd()
        .split('\n')
        .map((line) => `"${line}\\n"`)
        .join('\n'),
    ),
    rsa(
      'Java 字串相加',
      whole
        .trimEnd()
        .split('\n')
        .map((line) => `    + "${line}\\n"`)
        .join('\n'),
    ),
    wrapText('openssl rsa -text 加 PEM', `${rsaText(rsa2048)}\nwriting RSA key\n${whole}`, secrets),
    short('openssl ec -text 加 PEM', `read EC key\n${ecText(p256)}\nwriting EC key\n${ec}`),
    rsa(
      'pkcs12 -nodes 輸出',
      `Bag Attributes\n    localKeyID: 25 79 52 8B 69 D6 E0 B3 34 01 CB 5C BD A4 E5 5F 57 93 FA 60 \n    friendlyName: tomcat\nsubject=C = TW, CN = www.example.gov.tw\nissuer=CN = Example Test CA\n${certificate}Bag Attributes\n    friendlyName: tomcat\nKey Attributes: <No Attributes>\n${whole}`,
    ),
    short('EC 參數與金鑰', `${pem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'))}${ec}`),
    wrapText('openssl asn1parse EC', asn1parse(p256.pkcs8), p256.secrets, { file: 'asn1.txt', isLine: false }),
    ...encodings(whole, secrets),
  ];
}

/** Text files in the encodings of Windows programs. */
function encodings(whole: string, secrets: Uint8Array[]): KeyWrapping[] {
  const little = Buffer.from(whole, 'utf16le');
  const big = Buffer.from(little).swap16();
  const asText = [stretch(whole, secrets)];
  const file = 'privkey.pem';
  return [
    wrapBytes('UTF-16 LE', little, asText, file, whole),
    wrapBytes('UTF-16 LE 有 BOM', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), asText, file, whole),
    wrapBytes('UTF-16 BE', big, asText, file, whole),
    wrapBytes('UTF-16 BE 有 BOM', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), asText, file, whole),
    wrapBytes('UTF-8 有 BOM', Buffer.from(`\ufeff${whole}`), asText, file, whole),
    wrapBytes('PEM 檔案', Buffer.from(whole), asText, file, whole),
    wrapBytes(
      'Big5 註解後的 PEM',
      Buffer.concat([Buffer.from([0xa8, 0x70, 0xc6, 0x5f, 0xaa, 0xf7, 0xc6, 0x5f, 0x0a]), Buffer.from(whole)]),
      asText,
      file,
      whole,
    ),
  ];
}
