import type { Detector, Recognised } from '../recognised.ts';

/** keyEntry is what IBM's and the oldest JDKs call a PrivateKeyEntry. */
const ENTRY_TYPES = 'PrivateKeyEntry|keyEntry|trustedCertEntry|SecretKeyEntry';
const HEADING = /^\s*(?:Keystore type|金鑰儲存庫類型|密钥库类型)\s*[:：]\s*(\S+)/u;
const NUMBER = /^\s*(?:Your keystore contains|您的金鑰儲存庫包含|您的密钥库包含)\s+([\d,.]{1,9})/u;
const ALIAS = /^\s*(?:Alias name|別名名稱|別名|别名)\s*[:：](?:\s*(\S.{0,199}))?$/u;
const TYPE = new RegExp(`^\\s*(?:Entry type|項目類型|条目类型)\\s*[:：]\\s*<?(${ENTRY_TYPES})>?`, 'u');
const CHAIN = /^\s*(?:Certificate chain length|憑證鏈長度|证书链长度)\s*[:：]\s*(\d{1,3})/u;
const BRIEF = new RegExp(`^([^,，]{1,200}),.{1,80}[ ,](${ENTRY_TYPES}),?\\s*$`, 'u');
const DNS_NAME = /^\s*DNSName\s*:/u;
const CHINESE = /金鑰儲存庫|別名名稱|項目類型|密钥库|别名|条目类型/u;
const TRUST_STORE = /cacerts|trust[-_ ]?store|trust\.(?:p12|jks|pfx)|-trust\b/iu;
/** What people call the entry of their own site: a program's default, or a host name. */
const SITE_ALIAS = /^(?:tomcat|mykey|server|site|jetty|https?|ssl|web|www)$|^(?!.*(?:root|\bca\b)).{1,60}\.(?:tw|com|net|org)$/iu;
/** No server's own keystore has so many. */
const MANY = 20;

interface Entry {
  line: number;
  alias: string;
  entryType: string | null;
  chainLength: number | null;
}

/**
 * `keytool -list`, brief, -v or -rfc, in English or Chinese: one result for the listing, one more per entry.
 * Facts of the listing: language, entries (as the heading says, or those read), read, complete (null without a heading), privateKeyEntries,
 * trustedCertEntries, isTrustStore (null where nothing tells); of an entry: alias, entryType, chainLength (null in a brief listing).
 */
export const keytoolList: Detector = (lines) => {
  const { entries, hasHost } = readEntries(lines);
  let heading = -1;
  let told: number | null = null;
  for (const [index, line] of lines.entries()) {
    const number = NUMBER.exec(line)?.[1];
    if (number !== undefined) told = (told ?? 0) + Number(number.replace(/[,.]/gu, ''));
    if (heading === -1 && (number !== undefined || HEADING.test(line))) heading = index;
  }
  if (entries.length === 0 && heading === -1) return [];
  const chinese = lines.some((line) => CHINESE.test(line));
  const isTrust = lines.some((line) => TRUST_STORE.test(line));
  const first = Math.min(heading === -1 ? Infinity : heading + 1, entries[0]?.line ?? Infinity);
  const count = (type: string): number => entries.filter(({ entryType }) => entryType === type).length;
  const onlyTrusted = entries.length > 0 && count('trustedCertEntry') === entries.length;
  const listing: Recognised = {
    kind: 'keytool-list',
    line: first,
    facts: {
      language: chinese ? 'zh-TW' : 'en',
      entries: told ?? entries.length,
      read: entries.length,
      complete: told === null ? null : told === entries.length,
      privateKeyEntries: count('PrivateKeyEntry'),
      trustedCertEntries: count('trustedCertEntry'),
      isTrustStore: !onlyTrusted ? false : isTrust || entries.length >= MANY ? true : hasHost || entries.some(isSite) ? false : null,
    },
  };
  return [listing, ...entries.map(({ line, ...facts }): Recognised => ({ kind: 'keytool-entry', line, facts }))];
};

const isSite = ({ alias }: Entry): boolean => SITE_ALIAS.test(alias);

function readEntries(lines: readonly string[]): { entries: Entry[]; hasHost: boolean } {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  let hasHost = false;
  lines.forEach((text, index) => {
    const alias = ALIAS.exec(text.trimEnd());
    if (alias !== null) {
      open = { line: index + 1, alias: alias[1] ?? '', entryType: null, chainLength: null };
      return;
    }
    const type = TYPE.exec(text)?.[1];
    if (type !== undefined && open !== null) {
      open.entryType = sameType(type);
      entries.push(open);
      return;
    }
    const chain = CHAIN.exec(text)?.[1];
    if (chain !== undefined && open !== null) open.chainLength = Number(chain);
    if (open !== null && DNS_NAME.test(text)) hasHost = true;
    const brief = text.includes('Entry') ? BRIEF.exec(text) : null;
    if (brief !== null) {
      entries.push({ line: index + 1, alias: brief[1] ?? '', entryType: sameType(brief[2] ?? ''), chainLength: null });
    }
  });
  return { entries, hasHost };
}

const sameType = (type: string): string => (type === 'keyEntry' ? 'PrivateKeyEntry' : type);
