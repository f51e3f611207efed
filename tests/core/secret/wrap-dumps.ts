import { dresses, needsLines } from './hex-dresses.ts';
import { asn1parse, dsaText, ecText, edText, rsaPrivateText, rsaText } from './openssl-prints.ts';
import { stretch } from './needles.ts';
import { jwkOf, keyPem, sampleKeys, traditionalPem, type SampleKey } from './sample-keys.ts';
import { base64, folded, indented, wrapText, type KeyWrapping } from './wrapping.ts';

/** What programs print of a key. */
export function prints(): KeyWrapping[] {
  const { rsa2048, rsa3072, p256, p384, p521, ed25519, ed448, x25519, dsa, mlDsa } = sampleKeys();
  const text = (name: string, one: SampleKey, value: string, isLine = true) =>
    wrapText(name, value, one.secrets, { file: 'output.txt', isLine });
  return [
    text('openssl rsa -text', rsa2048, rsaText(rsa2048)),
    text('openssl rsa -text 3072 位元', rsa3072, rsaText(rsa3072)),
    text('openssl rsa -text 1.1.1 版', rsa2048, rsaText(rsa2048, '1.1.1')),
    text('openssl rsa -text 1.0.2 版', rsa2048, rsaText(rsa2048, '1.0.2')),
    text('只有私密指數的輸出', rsa2048, rsaPrivateText(rsa2048)),
    text(
      '只有 prime1 與 prime2',
      rsa2048,
      rsaPrivateText(rsa2048)
        .replace(/^[^]*(?=prime1)/, '')
        .replace(/exponent1[^]*$/, ''),
    ),
    text('郵件引用的 rsa -text', rsa2048, indented(rsaText(rsa2048), '> ')),
    text('郵件引用的私密指數', rsa2048, indented(rsaPrivateText(rsa2048), '> > ')),
    text('縮排的 rsa -text', rsa2048, indented(rsaText(rsa2048), '        ')),
    text('openssl ec -text P-256', p256, ecText(p256)),
    text('openssl ec -text P-384', p384, ecText(p384)),
    text('openssl ec -text P-521', p521, ecText(p521)),
    text('ec -text 開頭有 read EC key', p256, `read EC key\n${ecText(p256)}`),
    text('只有 priv 那一段', p256, ecText(p256).replace(/\npub:[^]*$/, '')),
    text('郵件引用的 ec -text', p256, indented(ecText(p256), '> ')),
    text('openssl pkey -text Ed25519', ed25519, edText(ed25519)),
    text('openssl pkey -text Ed448', ed448, edText(ed448)),
    text('openssl pkey -text X25519', x25519, edText(x25519)),
    text('pkey -text Ed25519 加 PEM', ed25519, `${keyPem(ed25519)}${edText(ed25519)}`),
    text('openssl dsa -text', dsa, dsaText(dsa)),
    text(
      'asn1parse RSA 傳統格式',
      rsa2048,
      asn1parse(Buffer.from(traditionalPem(rsa2048).split('\n').slice(1, -2).join(''), 'base64')),
      false,
    ),
    text('asn1parse RSA PKCS#8', rsa2048, asn1parse(rsa2048.pkcs8), false),
    text('asn1parse EC SEC 1', p256, asn1parse(Buffer.from(traditionalPem(p256).split('\n').slice(1, -2).join(''), 'base64')), false),
    text('asn1parse Ed25519', ed25519, asn1parse(ed25519.pkcs8), false),
    text('asn1parse ML-DSA 種子', mlDsa, asn1parse(mlDsa.pkcs8), false),
  ];
}

/** DER in every hexadecimal dress, Base64 in its kinds, and wrapping in wrapping. */
export function encoded(): KeyWrapping[] {
  const { rsa2048, p256, ed25519, mlDsa, p384 } = sampleKeys();
  const hex = [rsa2048, p256].flatMap((one) =>
    dresses.map(([name, print]) =>
      wrapText(`${one.id}：${name}`, print(one.pkcs8), one.secrets, { file: 'dump.txt', isLine: !needsLines.has(name) }),
    ),
  );
  const whole = keyPem(rsa2048);
  const { secrets } = rsa2048;
  const inPem = [stretch(whole, secrets)];
  const once = base64(whole);
  const inOnce = [stretch(once, inPem)];
  const twice = base64(once);
  const jwk = JSON.stringify(jwkOf(p256));
  const wide = [Buffer.from(Buffer.from(stretch(whole, secrets)).toString('latin1'), 'utf16le')];
  const ecPem = traditionalPem(p384);
  const seven = { file: 'key.txt' };
  return [
    ...hex,
    ...[ed25519, mlDsa].map((one) => wrapText(`${one.id}：十六進位一行`, one.pkcs8.toString('hex'), one.secrets, seven)),
    wrapText('PEM 的 xxd', dresses.find(([name]) => name === 'xxd')?.[1](Buffer.from(whole)) ?? '', inPem, {
      file: 'dump.txt',
      isLine: false,
    }),
    wrapText('PEM 的十六進位', Buffer.from(whole).toString('hex'), inPem, seven),
    wrapText('DER 的 base64url', rsa2048.pkcs8.toString('base64url'), secrets, seven),
    wrapText('DER 的 Base64 每行 76 字元', folded(base64(rsa2048.pkcs8)), secrets, seven),
    wrapText('EC DER 的 base64url', p256.pkcs8.toString('base64url'), p256.secrets, seven),
    wrapText('PEM 的 Base64', once, inPem, seven),
    wrapText('PEM 的 Base64 每行 76 字元', folded(once), inPem, seven),
    wrapText('EC PEM 的 Base64', base64(ecPem), [stretch(ecPem, p384.secrets)], seven),
    wrapText('PEM 的 Base64 的 Base64', twice, inOnce, seven),
    wrapText('PEM 的三層 Base64', base64(twice), [stretch(twice, inOnce)], seven),
    wrapText('DER 的 Base64 的 Base64', base64(base64(p256.pkcs8)), [stretch(base64(p256.pkcs8), p256.secrets)], seven),
    wrapText('JWK 的 Base64', base64(jwk), [stretch(jwk, p256.secrets)], seven),
    wrapText('UTF-16 PEM 的 Base64', base64(Buffer.from(whole, 'utf16le')), wide, seven),
    wrapText('UTF-16 有 BOM 的 PEM 的 Base64', base64(Buffer.from(`\ufeff${whole}`, 'utf16le')), wide, seven),
    wrapText('data: 網址', `data:application/x-pem-file;base64,${once}`, inPem, seven),
    wrapText(
      '郵件附件的金鑰',
      `MIME-Version: 1.0\nContent-Type: application/x-x509-key; name="server.key"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="server.key"\n\n${folded(once)}\n`,
      inPem,
      { file: 'mail.eml' },
    ),
    wrapText(
      'PowerShell FromBase64String',
      `[IO.File]::WriteAllBytes("C:\\key.der",[Convert]::FromBase64String("${base64(rsa2048.pkcs8)}"))`,
      secrets,
      { file: 'key.ps1' },
    ),
    wrapText('命令列解 Base64', `echo ${once} | base64 -d > key.pem`, inPem, { file: 'run.sh' }),
  ];
}
