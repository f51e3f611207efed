import type { KnownAuthority, Platform } from '../authority/authority.ts';
import type { ChainGap, ChainProblem, PlatformVerdict, PlatformVerdicts } from './chain-report.ts';

/** Best first. */
const STATES = ['trusted', 'needs-update', 'constrained', 'depends', 'unknown', 'refused'] as const satisfies PlatformVerdict['state'][];

export const rankOf = ({ state }: PlatformVerdict): number => STATES.indexOf(state);

/** In the order in which they are shown. */
export const PLATFORMS = ['chrome', 'mozilla', 'windows', 'apple', 'android', 'java', 'node'] as const satisfies Platform[];

/** They load an issuer from the address in the certificate where they can reach it: Android's apps, Java, Node.js, curl and Firefox do not. */
const FETCH: ReadonlySet<Platform> = new Set(['chrome', 'windows', 'apple'] as const);

/** One way up, how far it goes, and what stands at its end. */
export interface Way {
  /** A fault in it stops every client before it comes to a root. */
  broken: boolean;
  problems: readonly ChainProblem[];
  gaps: readonly ChainGap[];
  /** The root on file at which it ends; with a gap, those to which what is missing would lead without a cross certificate. */
  roots: readonly KnownAuthority[];
  /** The certificate below the gap says where to get what is missing. */
  fetchable: boolean;
}

/** What each platform makes of one way up by the trust data of the root at its end; null where nothing on file speaks of it. */
export function judgeWay({ broken, problems, gaps, roots, fetchable }: Way): PlatformVerdicts | null {
  const missing = gaps.some(({ authority }) => !roots.some(({ id }) => id === authority));
  const table = tableFor(roots, problems);
  if (table === null || !(broken || missing)) return table;
  return tableOf((platform) => {
    const said = table[platform];
    if (!broken && fetchable && FETCH.has(platform)) return said.state === 'refused' ? said : { ...said, state: 'depends', note: null };
    return { state: 'refused', root: null, since: null, note: null };
  });
}

/** What the trust data of these roots says, the best for each platform. */
export function tableFor(roots: readonly KnownAuthority[], problems: readonly ChainProblem[]): PlatformVerdicts | null {
  return roots.length === 0 ? null : tableOf((platform) => best(roots.map((root) => verdictOf(root, platform, problems))));
}

/** The better of several ways for each platform: it tries them all. */
export function judgeWays(ways: readonly (PlatformVerdicts | null)[]): PlatformVerdicts | null {
  const known = ways.filter((way) => way !== null);
  return known.length === 0 ? null : tableOf((platform) => best(known.map((way) => way[platform])));
}

/** What the trust data of one root says, or what was found against it. */
function verdictOf({ id, trust }: KnownAuthority, platform: Platform, problems: readonly ChainProblem[]): PlatformVerdict {
  const distrust = problems.find(
    ({ code, facts }) => code === 'distrusted-authority' && (facts['platform'] === platform || facts['platform'] === 'several'),
  );
  const found = trust.find((each) => each.platform === platform);
  const { state = 'unknown', since = null } = found ?? {};
  const verdict = { root: id, since, note: found?.note ?? null };
  // What no dated rule found is in the trust data itself.
  if (distrust && distrust.facts['rule'] !== null) return { ...verdict, state: 'refused', note: String(distrust.facts['reason']) };
  if (distrust || state === 'removed' || state === 'never') return { ...verdict, state: 'refused' };
  return { ...verdict, state: since === null ? state : 'needs-update' };
}

const tableOf = (verdict: (platform: Platform) => PlatformVerdict): PlatformVerdicts =>
  Object.fromEntries(PLATFORMS.map((platform) => [platform, verdict(platform)])) as PlatformVerdicts;

const best = (verdicts: readonly PlatformVerdict[]): PlatformVerdict =>
  verdicts.reduce((one, other) => (rankOf(other) < rankOf(one) ? other : one));
