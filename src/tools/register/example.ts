import knowledge from 'content:register-knowledge';
import { ui } from 'content:interface/register';
import { emptyEntry, type RegisterEntry } from '../../core/register/register-entry.ts';

const DAY = 86_400_000;

/**
 * A made-up register around today, from lines of the page: names (separated by commas), id of the issuer, key, days until the end, days of
 * its life, where it is installed, software, who looks after it, with "|" between them.
 */
export function exampleEntries(lines: string, at: Date): RegisterEntry[] {
  // Issued at midnight of Taiwan, as most are.
  const today = Math.floor(at.getTime() / DAY) * DAY + DAY - 8 * 3_600_000 - 1000;
  return lines
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line, index) => {
      const [names = '', issuedBy = '', key = '', left = '', life = '', installedOn = '', system = '', keeper = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const all = names.split(',').map((name) => name.trim());
      const end = today + Number(left) * DAY;
      return {
        ...emptyEntry({ file: ui.exampleFile, place: null }),
        name: all[0] ?? '',
        names: all,
        hasAllNames: true,
        issuer: knowledge.issuers.find(({ id }) => id === issuedBy)?.name ?? issuedBy,
        issuedBy,
        key,
        uses: ['serverAuth', 'clientAuth'],
        notBefore: iso(end - Number(life) * DAY + 1000),
        notAfter: iso(end),
        serialHex: `0e${(index + 1).toString(16).padStart(6, '0')}`,
        notes: { installedOn, system, keeper, remark: '' },
      };
    });
}

const iso = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
