import type { Detector, Recognised } from '../recognised.ts';

/** Owner and issuer of a certificate, as `-printcert` and `-list -v` print them. */
export const OWNER = /^\s{0,4}(?:Owner|擁有者|所有者)\s*[:：] (.{1,500})$/u;
export const ISSUER = /^\s{0,4}(?:Issuer|發行人|发布者)\s*[:：] (.{1,500})$/u;
const LISTING = /^\s*(?:Keystore type|金鑰儲存庫類型|密钥库类型|Alias name|別名名稱|別名|别名|Entry type|項目類型|条目类型)\s*[:：]/u;
const REQUEST = /^PKCS #10 (?:Certificate Request|憑證要求|证书请求)/u;
const COPIED = /^(?:Import command completed|已完成匯入命令|已完成导入命令)\s{0,3}[:：]\s{0,3}\D{0,12}(\d{1,6})\D{1,60}?(\d{1,6})/u;

/** `keytool -printcert`, `-printcertreq`, `-importkeystore`. Facts: certificates, subject, issuer, linked, selfIssued; none; copied, failed. */
export const keytoolPrints: Detector = (lines) => {
  const found: Recognised[] = [];
  const owners: { index: number; owner: string; issuer: string | null }[] = [];
  let listed = false;
  for (const [index, line] of lines.entries()) {
    if (line.length > 600 || !/[:：]|^PKCS/u.test(line)) continue;
    listed ||= LISTING.test(line);
    const owner = OWNER.exec(line)?.[1];
    if (owner !== undefined) owners.push({ index, owner, issuer: null });
    const issuer = ISSUER.exec(line)?.[1];
    const last = owners.at(-1);
    if (issuer !== undefined && last !== undefined && index === last.index + 1) last.issuer = issuer;
    if (line.startsWith('PKCS #10') && REQUEST.test(line)) found.push({ kind: 'keytool-request', line: index + 1, facts: {} });
    const copied = COPIED.exec(line);
    if (copied !== null)
      found.push({ kind: 'keytool-copied', line: index + 1, facts: { copied: Number(copied[1]), failed: Number(copied[2]) } });
  }
  const whole = owners.filter(({ issuer }) => issuer !== null);
  const [first] = whole;
  if (listed || first === undefined) return found;
  const linked = whole.slice(1).every(({ owner }, index) => whole[index]?.issuer === owner);
  found.push({
    kind: 'keytool-print',
    line: first.index + 1,
    facts: {
      certificates: whole.length,
      subject: first.owner,
      issuer: first.issuer,
      linked: whole.length === 1 ? null : linked,
      selfIssued: first.owner === first.issuer,
    },
  });
  return found;
};
