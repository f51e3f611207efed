import type { Programme, Rule, RuleVersion } from './rule.ts';

/** The version of a rule in force on a day ("2026-11-22"). What a programme says for itself goes before what holds for the public web. */
export function versionAt(rule: Rule, day: string, programme: Programme): RuleVersion | null {
  const inForce = rule.versions.filter(
    (version) => (version.from === null || version.from <= day) && (version.until === null || day < version.until),
  );
  return (
    inForce.find((version) => version.programmes.includes(programme)) ??
    inForce.find((version) => version.programmes.includes('public-web')) ??
    null
  );
}
