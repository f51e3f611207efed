import type { Severity } from '../core/policy/finding.ts';
import type { Programme, RuleVersion } from '../core/policy/rule.ts';

/** A day on which a rule begins, ends or becomes another. */
export interface RuleDate {
  date: string;
  id: string;
  /** The rule's title, with the programme that alone it is about. */
  title: string;
  /** What is different from that day on, without a full stop. */
  what: string;
}

const SEVERITIES: Record<Severity, string> = { error: '不可用', warning: '注意', info: '說明' };
const PROGRAMMES: Record<Programme, string> = { 'public-web': '', gca: 'GCA', gtlsca: 'GTLSCA', twca: 'TWCA' };

/** The days in the rules' versions, latest first. Nothing depends on the day of the build. */
export function ruleDates(rules: readonly { id: string; title: string; versions: readonly RuleVersion[] }[]): RuleDate[] {
  const found = rules.flatMap(({ id, title, versions }) => {
    const programmes = [...new Set(versions.flatMap((version) => version.programmes))];
    return programmes.flatMap((programme) => {
      const own = versions.filter((version) => version.programmes.includes(programme));
      const days = [...new Set(own.flatMap(({ from, until }) => [from, until]))].filter((day) => day !== null);
      const only = PROGRAMMES[programme];
      const name = title.includes(only) ? title : `${title}（${only}）`;
      return days.map((date) => ({
        date,
        id,
        title: name,
        what: difference(
          own.find(({ until }) => until === date),
          own.find(({ from }) => from === date),
        ),
      }));
    });
  });
  // One rule for several programmes on one day is told once.
  const once = new Map(found.map((each) => [`${each.date} ${each.id} ${each.title} ${each.what}`, each]));
  return [...once].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([, each]) => each);
}

function difference(before: RuleVersion | undefined, after: RuleVersion | undefined): string {
  if (!after) return '這一天起不再適用';
  const limit = limitOf(after);
  if (!before) return `${limit === null ? '' : `上限 ${limit}，`}開始列為「${SEVERITIES[after.severity]}」`;
  const parts = [];
  if (limit !== null && limit !== limitOf(before)) parts.push(`上限從 ${limitOf(before) ?? '沒有'}改為 ${limit}`);
  if (before.severity !== after.severity) parts.push(`從「${SEVERITIES[before.severity]}」改列為「${SEVERITIES[after.severity]}」`);
  return parts.length === 0 ? '判斷的條件改變' : parts.join('，');
}

function limitOf({ parameters: { days, months } }: RuleVersion): string | null {
  if (days !== undefined && days !== null) return `${days} 天`;
  return months !== undefined && months !== null ? `${months} 個月` : null;
}
