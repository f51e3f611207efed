import type { Detector, Recognised } from '../recognised.ts';

const ENTRY_TYPES = 'PrivateKeyEntry|trustedCertEntry|SecretKeyEntry';
const HEADING = /^\s*(?:Keystore type|金鑰儲存庫類型)\s*[:：]\s*(\S+)|^\s*(?:Your keystore contains|您的金鑰儲存庫包含)\s+[\d,]+/u;
const ALIAS = /^\s*(?:Alias name|別名名稱|別名)\s*[:：](?:\s*(\S.{0,199}))?$/u;
const TYPE = new RegExp(`^\\s*(?:Entry type|項目類型)\\s*[:：]\\s*<?(${ENTRY_TYPES})>?`, 'u');
const CHAIN = /^\s*(?:Certificate chain length|憑證鏈長度)\s*[:：]\s*(\d{1,3})/u;
const BRIEF = new RegExp(`^([^,，]{1,200}),.{1,80}[ ,](${ENTRY_TYPES}),?\\s*$`, 'u');

interface Entry {
  line: number;
  alias: string;
  entryType: string | null;
  chainLength: number | null;
}

/**
 * `keytool -list`, brief, -v or -rfc, English or zh_TW: one result for the listing, one more per entry.
 * Facts of the listing: language, entries, privateKeyEntries, trustedCertEntries; of an entry: alias, entryType, chainLength (null in a brief listing).
 */
export const keytoolList: Detector = (lines) => {
  const entries = readEntries(lines);
  const heading = lines.findIndex((line) => HEADING.test(line));
  if (entries.length === 0 && heading === -1) return [];
  const first = Math.min(heading === -1 ? Infinity : heading + 1, entries[0]?.line ?? Infinity);
  const count = (type: string): number => entries.filter(({ entryType }) => entryType === type).length;
  const chinese = lines.some((line) => /金鑰儲存庫|別名名稱|項目類型/u.test(line));
  const listing: Recognised = {
    kind: 'keytool-list',
    line: first,
    facts: {
      language: chinese ? 'zh-TW' : 'en',
      entries: entries.length,
      privateKeyEntries: count('PrivateKeyEntry'),
      trustedCertEntries: count('trustedCertEntry'),
    },
  };
  return [listing, ...entries.map(({ line, ...facts }): Recognised => ({ kind: 'keytool-entry', line, facts }))];
};

function readEntries(lines: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  lines.forEach((text, index) => {
    const alias = ALIAS.exec(text.trimEnd());
    if (alias !== null) {
      open = { line: index + 1, alias: alias[1] ?? '', entryType: null, chainLength: null };
      return;
    }
    const type = TYPE.exec(text)?.[1];
    if (type !== undefined && open !== null) {
      open.entryType = type;
      entries.push(open);
      return;
    }
    const chain = CHAIN.exec(text)?.[1];
    if (chain !== undefined && open !== null) open.chainLength = Number(chain);
    const brief = text.includes('Entry') ? BRIEF.exec(text) : null;
    if (brief !== null) {
      entries.push({ line: index + 1, alias: brief[1] ?? '', entryType: brief[2] ?? null, chainLength: null });
    }
  });
  return entries;
}
