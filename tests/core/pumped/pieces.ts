import { fixtureText } from '../pem/accident.ts';

/** What is repeated: every mark, word and code that some reader of this site looks for, and what only looks like one. */
export const pieces: readonly string[] = [
  ...'=-\n\r \tAz0_.,:;#$@!?%^~|*+/\\&<>"\'`{}[]()',
  '，', '。', '：', '「', '」', '憑', 'Ａ', '＝', '－', '—', '\u3000', '\u00a0', '\u200b', '\ufeff', '\u202e', '\u2028', '\u0000', '\u0301', '\ud800', '\udc00', '😀', '⺀',
  '\r\n', '\n\n', ' \n', '\n ', '> ', '>>', '1: \n', '12 ', 'MII', 'MIIC', 'LS0tLS1', 'AAAA\n', 'A=', '= ', '=\n', '--', '-----', '-----BEGIN', '-----BEGIN CERTIFICATE-----\n', '-----END CERTIFICATE-----\n',
  '-----BEGIN CERTIFICATE-----', '-----BEGIN PRIVATE KEY-----\n', 'BEGIN ', 'END ', 'BEGIN', 'PRIVATE KEY', 'Bag Attributes\n', 'Proc-Type: 4,ENCRYPTED\n', 'a: b\n',
  '&amp;', '&#', '&#x41;', '&#43;', '\\n', '\\r\\n', '\\u002b', '\\"', '%0A', '%2B', '%', '`n', '<br>', '</', '<a ', '<i>', '<!--', '-->', '<![CDATA[', '<script>', '<style>', '<img src="http://a">', '<img srcset="', '<base href=', '<D>', '<title',
  'url(', 'url(http://a)', '@import ', '/*', '*/', '//', 'a{b:', 'fetch("http://', 'http://', 'https://', 'src=', 'data:', 'server {\n', 'server_name ', 'listen 443 ssl;\n', 'location / {', 'location ', 'ssl_certificate ', 'ssl_certificate a;\n', 'return 301 ',
  '<VirtualHost', '<VirtualHost *:443>\n', 'SSLEngine on\n', 'ServerName a\n', 'ServerName ', 'Header ', '<Connector ', '<Connector port="', 'port=', 'password=', 'password="', 'password ', '${', '${a}', '<configuration>', '<add key="', '# ', '\\\n', ';#', '{{', '{%',
  '0x', '0x80090016 ', 'error:', 'error:0A000086:', 'SSL ', 'SSL_CTX_', 'verify error:num=20:', 'unable to get ', 'java.lang.', 'at org.a.B(C.java:1)\n', 'Alias name: ', 'Alias name: a\n', '別名: a\n', 'Entry type: PrivateKeyEntry\n', 'subject=', 'issuer: ', 'Not After : ', '* subject: ', '==', '[error] ', 'nginx: ', '"a":', '{"a":', '[1,', '["', '{"kty":"RSA","d":"', 'CN=', 'O=a,', 'CN=a, ', '-subj ', 'DNS:', 'a.', '*.', 'xn--', '127.0.0.1 ', '::', '怎麼', '憑證', '錯誤訊息', 'a&b=', '&add=', 'a,',
];

/** Where the pump stands. */
export const shapes: Readonly<Record<string, (pumped: string) => string>> = {
  單獨: (pumped) => pumped,
  最後換一個字: (pumped) => `${pumped}!`,
  在區塊裡: (pumped) => `-----BEGIN CERTIFICATE-----\n${pumped}\n-----END CERTIFICATE-----\n`,
  在沒有結尾的區塊裡: (pumped) => `-----BEGIN CERTIFICATE-----\n${pumped}!`,
  在區塊的標頭裡: (pumped) => `-----BEGIN CERTIFICATE REQUEST-----\nProc-Type: ${pumped}\n\nMIIC\n-----END CERTIFICATE REQUEST-----\n`,
  在有效的憑證後面: (pumped) => `${fixtureText('certificate.pem')}${pumped}`,
};

/** The piece again and again, cut at the length (UTF-16 units). */
export const pumped = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
