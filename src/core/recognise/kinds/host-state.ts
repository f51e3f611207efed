import type { Detector, Recognised } from '../recognised.ts';

const OD = /^0000000 {1,4}(\S.{0,80})$/u;
const STARTS: readonly [format: string, start: RegExp][] = [
  ['der', /^0 20[1-3] /u],
  ['pem', /^- - - - - B E G I N /u],
  ['utf16', /^(?:377 376|376 377) /u],
  ['html', /^(?:357 273 277 )?(?:\\[nrt] )*< /u],
  ['jks', /^376 355 376 355/u],
];

/** A file's first bytes, as `head -c 64 FILE | od -c` shows them. Facts: format (der, pem, utf16, html, jks). */
export const fileStart: Detector = (lines) => {
  for (const [index, line] of lines.entries()) {
    const bytes = line.startsWith('0000000 ') ? OD.exec(line)?.[1] : undefined;
    if (bytes === undefined) continue;
    const plain = `${bytes.replace(/ {1,4}/gu, ' ')} `;
    const format = STARTS.find(([, start]) => start.test(plain))?.[0];
    return format === undefined ? [] : [{ kind: 'file-start', line: index + 1, facts: { format } }];
  }
  return [];
};

/** `ls -l` and `namei -l` of a private key: the mode, the owner, the name. */
const KEY_FILE =
  /^\s{0,4}-([rwxsStT-]{9})[.+@]?\s{1,20}(?:\d{1,4}\s{1,20})?(\S{1,40})\s{1,20}(\S{1,40})\s.{0,160}?([^\s/]{1,100}\.(?:key|pfx|p12|jks|keystore)|privkey[^\s/]{0,40}\.pem)\s*$/u;

/** Who may read a private key. Facts: file, owner, open (anybody may). */
export const keyFiles: Detector = (lines) =>
  lines.flatMap((line, index): Recognised[] => {
    const found = line.includes('-r') && line.length < 500 ? KEY_FILE.exec(line) : null;
    if (found === null) return [];
    return [{ kind: 'key-file', line: index + 1, facts: { file: found[4] ?? '', owner: found[2] ?? '', open: found[1]?.[6] === 'r' } }];
  });

const UNIT = /^[●○×*x] (\S{1,80}\.service)\b/u;
const ACTIVE = /^\s{1,12}Active: (active|inactive|failed|activating)\b/u;

/** `systemctl status`. Facts: unit, state. */
export const serviceState: Detector = (lines) => {
  const index = lines.findIndex((line) => line.includes('Active: ') && ACTIVE.test(line));
  if (index === -1) return [];
  const unit = lines
    .slice(Math.max(0, index - 8), index)
    .flatMap((line) => UNIT.exec(line)?.[1] ?? [])
    .at(-1);
  if (unit === undefined) return [];
  return [{ kind: 'service', line: index + 1, facts: { unit, state: ACTIVE.exec(lines[index] ?? '')?.[1] ?? '' } }];
};

const MODULE = /^ ([a-z0-9_]{2,40}_module) \((?:static|shared)\)\s*$/u;

/** `apachectl -M`. Facts: modules, ssl (mod_ssl is among them). */
export const apacheModules: Detector = (lines) => {
  const found = lines.flatMap((line, index) => {
    const name = line.includes('_module (') ? MODULE.exec(line)?.[1] : undefined;
    return name === undefined ? [] : [{ index, name }];
  });
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      kind: 'apache-modules',
      line: first.index + 1,
      facts: { modules: found.length, ssl: found.some(({ name }) => name === 'ssl_module') },
    },
  ];
};
