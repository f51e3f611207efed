import type { KnownAuthority, Platform } from '../authority/authority.ts';
import type { Subject } from '../x509/subject.ts';
import type { Anchors } from './anchors.ts';
import type { ChainProblem, PlatformVerdict, PlatformVerdicts } from './chain-report.ts';
import type { CandidatePath } from './find-paths.ts';
import { judgeWays, PLATFORMS, rankOf, tableFor } from './platforms.ts';
import { problemOf, titleOf } from './problem-of.ts';
import { isSelfIssued } from './self-issued.ts';

export interface CrossQuestion {
  path: CandidatePath;
  problems: readonly ChainProblem[];
  pool: readonly Subject[];
  platforms: PlatformVerdicts | null;
  anchors: Anchors;
}

/**
 * Whether a cross certificate should have been sent: of the root at the end of the path, where platforms that do not have that root
 * have the one above the cross certificate. What was sent in its place is named: the self-signed certificate of the same name and key.
 */
export function judgeCross({ path, problems, pool, platforms, anchors }: CrossQuestion): ChainProblem[] {
  const last = path.certificates.at(-1);
  if (last === undefined) return [];
  const crosses = crossesOf(path, pool, anchors);
  if (path.end.kind === 'self-signed') {
    const leading = crosses.find((cross) => rootsOf(cross, anchors).some(({ sha256 }) => anchors.fingerprints.has(sha256)));
    return leading === undefined ? [] : [wrongSibling(last, leading, 'error')];
  }
  // Where the way up is broken before, a cross certificate mends nothing.
  if (platforms === null || PLATFORMS.some((platform) => platforms[platform].root === null)) return [];
  const offers = crosses.flatMap((cross) => {
    const table = judgeWays(rootsOf(cross, anchors).map((root) => tableFor([root], problems)));
    const gained = table === null ? [] : PLATFORMS.filter((platform) => isBetter(table[platform], platforms[platform]));
    return gained.length === 0 ? [] : [{ cross, gained }];
  });
  const [offer] = offers.sort((one, other) => other.gained.length - one.gained.length);
  if (offer === undefined) return [];
  const { cross, gained } = offer;
  const fails = gained.filter((platform) => platforms[platform].state === 'refused');
  const facts = {
    authority: cross.id,
    name: cross.name,
    issuer: cross.issuer,
    takes: listOf(
      PLATFORMS.filter((platform) => ['trusted', 'needs-update', 'constrained'].includes(platforms[platform].state)),
      platforms,
    ),
    fails: listOf(fails, platforms),
    unsure: listOf(
      gained.filter((platform) => platforms[platform].state === 'unknown'),
      platforms,
    ),
  };
  // Only old versions would gain: whether they matter is the reader's choice.
  const found = problemOf(
    'cross-missing',
    path.certificates.at(isSelfIssued(last) ? -2 : -1) ?? last,
    facts,
    fails.length > 0 ? 'warning' : 'info',
  );
  const sibling = pool.find((certificate) => certificate.spkiSha256 === cross.spkiSha256 && isSelfIssued(certificate));
  return sibling === undefined || found.severity === 'info' ? [found] : [wrongSibling(sibling, cross, 'warning'), found];
}

/** Cross certificates on file of the root at the end of the path, the one to install first in front; none where one was sent. */
function crossesOf({ certificates, end }: CandidatePath, pool: readonly Subject[], anchors: Anchors): KnownAuthority[] {
  const last = certificates.at(-1);
  if (last === undefined) return [];
  const isKnown = end.kind === 'known-root';
  const key = isKnown ? end.root.authority.spkiSha256 : isSelfIssued(last) ? last.spkiSha256 : null;
  if (key === null || pool.some((each) => each.spkiSha256 === key && !isSelfIssued(each))) return [];
  const below = isKnown ? last : certificates.at(-2);
  const named = (below && anchors.entryOf(below)?.issuedBy) ?? [];
  const place = ({ id }: KnownAuthority): number => (named.includes(id) ? named.indexOf(id) : named.length);
  return anchors.authorities
    .filter(({ role, spkiSha256, status }) => role === 'cross' && spkiSha256 === key && (anchors.explicit || status !== 'obsolete'))
    .sort((one, other) => place(one) - place(other));
}

const rootsOf = ({ issuedBy }: KnownAuthority, { authorities }: Anchors): KnownAuthority[] =>
  authorities.filter(({ id, role }) => role === 'root' && issuedBy.includes(id));

const isBetter = (one: PlatformVerdict, other: PlatformVerdict): boolean =>
  (one.state === 'trusted' || one.state === 'needs-update') && rankOf(one) < rankOf(other);

function wrongSibling(sent: Subject, { id, name, issuer }: KnownAuthority, severity: 'error' | 'warning'): ChainProblem {
  return problemOf('wrong-sibling', sent, { subject: titleOf(sent), authority: id, name, issuer }, severity);
}

/** "chrome, mozilla>=131": words are made of it later. */
function listOf(platforms: readonly Platform[], verdicts: PlatformVerdicts): string | null {
  const said = platforms.map((platform) => {
    const { state, since } = verdicts[platform];
    return state === 'needs-update' ? `${platform}>=${since}` : platform;
  });
  return said.length === 0 ? null : said.join(', ');
}

/** What `chain-parts.ts` asks for. */
export const crossChecks = { judgeCross };
