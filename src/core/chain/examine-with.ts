import type { KnownAuthority } from '../authority/authority.ts';
import { rootsAbove } from '../authority/roots-above.ts';
import type { Verify } from '../crypto/verification.ts';
import type { Client } from '../policy/client.ts';
import { clientsWithoutName } from '../policy/match-host.ts';
import type { Rule } from '../policy/rule.ts';
import { isPractice } from '../rehearse/practice.ts';
import type { Subject } from '../x509/subject.ts';
import { Anchors } from './anchors.ts';
import type { ChainParts } from './chain-parts.ts';
import type { ChainGap, ChainLink, ChainProblem, ChainReport, PlatformVerdicts } from './chain-report.ts';
import { chooseLeaf, isAuthoritys, isServers } from './choose-leaf.ts';
import { checkPath } from './check-path.ts';
import type { AnchorRules } from './check-path.ts';
import { distrust } from './distrust.ts';
import { findPaths } from './find-paths.ts';
import type { CandidatePath } from './find-paths.ts';
import { hostMismatch, namesOf } from './host.ts';
import { leafRules } from './leaf-rules.ts';
import { LIMITS } from './limits.ts';
import { keyIdMatch } from './key-id-match.ts';
import { Links } from './links.ts';
import { mayConstrain } from './may-constrain.ts';
import { judgeWay, judgeWays, rankOf } from './platforms.ts';
import { fingerprintOf, problemOf, titleOf, type FoundProblem } from './problem-of.ts';
import { judgeServing } from './serving.ts';
import { isSelfIssued } from './self-issued.ts';
import { unanimous } from './unanimous.ts';
import { weigh } from './weigh.ts';

export interface ChainOptions {
  /** As it was given: order and repeats are judged. Of other objects only a PKCS#7 bundle in front counts, which has no order. */
  pool: readonly Subject[];
  /** False where nobody chose the order, as with files picked one by one; a PKCS#7 bundle never has one. */
  ordered?: boolean;
  /** Default: the pool's own (choose-leaf.ts). */
  leaf?: Subject | undefined;
  /**
   * Anchors; null is what `authorities` knows. An explicit anchor overrides what browsers think of it, as on a managed PC, and is
   * held to all that it says of itself.
   */
  trust: readonly Subject[] | null;
  authorities: readonly KnownAuthority[];
  /** What ends a connection, and the dates from which platforms refuse an issuer; without them the path alone is judged. */
  rules?: readonly Rule[];
  at: Date;
  host?: string | null;
  /** Extended key usage asked of the path; default "serverAuth", "any" asks for none. */
  purpose?: string;
  /** Whose refusal counts; default all. */
  clients?: readonly Client[];
  /** What the anchors themselves are held to; by default everything where they are given, nothing where `trust` is null. */
  anchor?: Partial<AnchorRules> & { leaf?: boolean };
  verify: Verify;
}

const SEARCH_LIMITS = { depth: LIMITS.depth, paths: LIMITS.paths, signatures: LIMITS.signatureChecks };

interface Judged {
  path: CandidatePath;
  problems: FoundProblem[];
  gaps: ChainGap[];
  /** Who would trust it if it were the only way; null where trust was given. */
  way: PlatformVerdicts | null;
}

/** As `examineChain` (build-chain.ts), with what most chains do not need asked for where it is needed. */
export async function examineWith(options: ChainOptions, parts: ChainParts): Promise<ChainReport | null> {
  const pool = options.pool.filter(({ kind }) => kind === 'certificate');
  const { at, authorities, purpose = 'serverAuth', host = null } = options;
  // What clients add to RFC 5280 concerns servers.
  const asClients = purpose === 'serverAuth';
  // The certificates of a PKCS#7 bundle are a set (RFC 5652 5.1): their order says nothing, also not which one is the server's.
  const bundled = options.pool[0]?.kind === 'pkcs7';
  const leaf = options.leaf ?? (asClients || bundled ? chooseLeaf(pool, host, authorities) : pool[0]);
  if (leaf === undefined) return null;
  const trust = options.trust?.filter(({ kind }) => kind === 'certificate') ?? null;
  const different = new Map([leaf, ...pool, ...(trust ?? [])].map((certificate) => [fingerprintOf(certificate), certificate]));
  const anchors = new Anchors(trust, authorities);
  const links = new Links([...different.values()], options.verify);
  const found = await findPaths(leaf, { links, anchors, leafMayBeAnchor: options.anchor?.leaf ?? false });
  const rules = {
    at,
    purpose,
    anchor: { expiry: trust !== null, constraints: trust !== null, basicConstraints: trust !== null, ...options.anchor },
    asClients,
    names: { left: LIMITS.allNameChecks },
    constraints: [...different.values()].some(mayConstrain) ? await parts.constraints() : null,
  };

  const judged: Judged[] = [];
  for (const path of found.paths) {
    const gaps: ChainGap[] = [];
    const problems: FoundProblem[] = checkPath(path, rules);
    // What only one of the clients minds is none of everybody's.
    const broken = problems.some(({ severity, refusedBy, only }) => severity === 'error' && !refusedBy && !only);
    problems.push(...keyIdentifierProblems(path), ...(asClients ? (rules.constraints?.checkAsOpenssl(path) ?? []) : []));
    problems.push(...(await endProblems(path, { pool, links, anchors, gaps, explain: parts.explain })));
    if (trust === null) problems.push(...distrust(leaf, rootOf(path, anchors), { at, rules: options.rules ?? [], authorities }));
    const way =
      trust === null ? judgeWay({ broken, problems, gaps, roots: rootsOf(path, gaps, anchors), fetchable: isFetchable(path) }) : null;
    judged.push({ path, problems, gaps, way });
  }
  const best = bestOf(judged, new Set(pool.map(fingerprintOf)));
  if (best === undefined) throw new Error('findPaths always gives at least the leaf');

  const { path } = best;
  const platforms = judgeWays(judged.map(({ way }) => way));
  if (hasCross(path, anchors)) {
    const { judgeCross } = await parts.cross();
    best.problems.push(...judgeCross({ path, problems: best.problems, pool, platforms, anchors }));
  }
  const noLeaf = asClients && options.leaf === undefined && isAuthoritys(leaf, authorities);
  if (noLeaf) best.problems.unshift(problemOf('no-leaf', leaf, { count: pool.length }, host === null ? 'warning' : 'error'));
  else if (asClients && options.rules !== undefined) {
    const publicRoot = await leadsToPublicRoot(best, anchors, parts);
    best.problems.push(...leafRules(leaf, { at, rules: options.rules, authorities, host, publicRoot }));
    for (const stapled of path.certificates)
      if (stapled.mustStaple) best.problems.push(problemOf('must-staple', stapled, { subject: titleOf(stapled) }));
    const only = host === null && isServers(leaf, authorities) ? clientsWithoutName(leaf) : [];
    if (only.length > 0) best.problems.push({ ...problemOf('no-usable-name', leaf, namesOf(leaf)), only });
  }
  const mismatch = host === null || noLeaf ? null : hostMismatch(leaf, host);
  if (mismatch !== null) best.problems.push(mismatch);
  if (!found.complete) best.problems.push(problemOf('search-limit', leaf, SEARCH_LIMITS));
  const endsAtRoot = path.end.kind === 'self-signed' || (path.end.kind === 'anchor' && path.end.isRoot);
  const wrong = best.problems.filter(({ code }) => code === 'wrong-sibling').map(({ cert }) => cert);
  const serving = judgeServing({
    pool,
    leaf,
    path: path.certificates,
    endsAtRoot,
    leafChosen: options.leaf !== undefined,
    ordered: !bundled && options.ordered !== false,
    wrong,
  });
  // Which certificate is the server's comes first: everything else is about it.
  const isFirst = ({ code }: ChainProblem): boolean => code === 'no-leaf' || code === 'leaf-not-first';
  best.problems = [...serving.problems.filter(isFirst), ...best.problems, ...serving.problems.filter((problem) => !isFirst(problem))];
  const explained = best.problems.length === 0 ? null : await parts.explain();
  const { extras } = serving;
  if ([leaf, ...pool].some(isPractice))
    Object.assign(best, (await parts.practice()).judgePractice({ ...best, leaf, pool, extras, explained }));
  const problems = best.problems
    .map((problem) => explained?.withRefusals(problem, fingerprintOf(leaf)) ?? problem)
    .filter((problem) => concerns(problem, options.clients));
  const ok = (path.end.kind === 'anchor' || path.end.kind === 'known-root') && !problems.some(({ severity }) => severity === 'error');
  const hasServer = !isAuthoritys(leaf, authorities);
  const anchored = path.end.kind !== 'limit';
  return {
    ok,
    path: linksOf(path, endsAtRoot),
    gaps: best.gaps,
    extras: extras.map(fingerprintOf),
    order: serving.order,
    problems,
    clients: explained?.judgeClients(problems, { anchored, hasServer }) ?? unanimous(anchored && hasServer ? true : null),
    platforms,
    notJudged: ['revocation'],
  };
}

/** A problem over which somebody refuses, but none of those whose refusal counts, is none. */
function concerns({ refusedBy, unsure = [] }: ChainProblem, clients: readonly Client[] | undefined): boolean {
  if (clients === undefined || refusedBy === undefined) return true;
  return clients.some((client) => refusedBy[client] !== undefined || unsure.includes(client));
}

interface Surroundings {
  pool: readonly Subject[];
  links: Links;
  anchors: Anchors;
  gaps: ChainGap[];
  explain: ChainParts['explain'];
}

/** What the way in which the path ends gives rise to. Adds the gap, if there is one, to `gaps`. */
async function endProblems(
  { certificates, end }: CandidatePath,
  { pool, links, anchors, gaps, explain }: Surroundings,
): Promise<ChainProblem[]> {
  const last = certificates.at(-1);
  if (last === undefined || end.kind === 'anchor') return [];
  if (end.kind === 'known-root') {
    if (end.root.by === 'proof') return [];
    gaps.push({ after: fingerprintOf(last), issuer: last.issuer?.text ?? '', aki: last.aki, authority: end.root.authority.id });
    const { missingFacts } = await explain();
    return [problemOf('root-not-at-hand', last, missingFacts(last, end.root.authority))];
  }
  if (end.kind === 'self-signed') {
    const authority = anchors.entryOf(last);
    if (certificates.length === 1 && authority === null) return [problemOf('self-signed-leaf', last, { subject: titleOf(last) })];
    return [problemOf('untrusted-root', last, { subject: titleOf(last), authority: authority?.id ?? null, name: authority?.name ?? null })];
  }
  if (end.kind === 'limit') return [problemOf('search-limit', last, SEARCH_LIMITS, 'error')];
  const { explainGap, wrongFamily } = await explain();
  const { gap, problems } = await explainGap(last, links, anchors);
  gaps.push(gap);
  const used = new Set(certificates.map(fingerprintOf));
  const family = wrongFamily(
    last,
    pool.filter((certificate) => !used.has(fingerprintOf(certificate))),
    anchors.authorities,
  );
  return family === null ? problems : [family, ...problems];
}

/** Verified, yet the identifiers name different keys: browsers take it, OpenSSL and what is built on it do not. */
function keyIdentifierProblems({ certificates, links, end }: CandidatePath): ChainProblem[] {
  const last = certificates.at(-1);
  const root = last !== undefined && end.kind === 'anchor' && isSelfIssued(last) ? [{ child: last, issuer: last }] : [];
  const pairs = [...links.map(({ issuer }, at) => ({ child: certificates[at], issuer })), ...root];
  return pairs.flatMap(({ child, issuer }) => {
    if (child === undefined || keyIdMatch(child, issuer) !== 'mismatch') return [];
    return [
      problemOf('key-identifier-mismatch', child, { subject: titleOf(child), issuer: titleOf(issuer), aki: child.aki, found: issuer.ski }),
    ];
  });
}

/** The fewest and lightest problems; among equals the path that most platforms trust, then the one that leaves the least of the pool over, then the shortest. */
function bestOf(judged: Judged[], pool: ReadonlySet<string>): Judged | undefined {
  const measured = judged.map((each) => {
    const used = each.path.certificates.filter((certificate) => pool.has(fingerprintOf(certificate))).length;
    const untrusted = each.way === null ? 0 : Object.values(each.way).reduce((sum, verdict) => sum + rankOf(verdict), 0);
    return { each, weight: weigh(each.problems), untrusted, unused: pool.size - used, length: each.path.certificates.length };
  });
  measured.sort(
    (left, right) =>
      left.weight - right.weight || left.untrusted - right.untrusted || left.unused - right.unused || left.length - right.length,
  );
  return measured[0]?.each;
}

/** Whether a root that browsers themselves carry is at the end of the path, or would be with what is on file in its gap. */
async function leadsToPublicRoot({ path: { end }, gaps }: Judged, anchors: Anchors, { explain }: ChainParts): Promise<boolean> {
  if (anchors.explicit) return false;
  if (end.kind === 'anchor' || end.kind === 'known-root') return true;
  const missing = anchors.authorities.filter(({ id }) => gaps.some(({ authority }) => authority === id));
  if (missing.length === 0) return false;
  const { leadsToAnchor } = await explain();
  return missing.some((authority) => leadsToAnchor(authority, anchors));
}

function rootOf({ certificates, end }: CandidatePath, anchors: Anchors): KnownAuthority | null {
  if (end.kind === 'known-root') return end.root.authority;
  const last = certificates.at(-1);
  return last === undefined ? null : anchors.entryOf(last);
}

/** Whose trust data speaks of the path: of the root at its end, or with a gap of those that clients come to who load what is missing. */
function rootsOf(path: CandidatePath, gaps: readonly ChainGap[], anchors: Anchors): KnownAuthority[] {
  const missing = anchors.authorities.find(({ id }) => id === gaps[0]?.authority);
  const root = missing ?? rootOf(path, anchors);
  return root === null ? [] : reached(root, anchors);
}

/** An address in a certificate gives one issuer, and where there is a self-signed one, that one: no cross certificate comes of itself. */
function reached(authority: KnownAuthority, { authorities }: Anchors): KnownAuthority[] {
  if (authority.trust.length > 0) return [authority];
  const roots = authorities.filter(({ id, role }) => role === 'root' && authority.issuedBy.includes(id));
  return roots.length > 0 ? roots : rootsAbove(authority, authorities);
}

function isFetchable({ certificates }: CandidatePath): boolean {
  return certificates.at(-1)?.caIssuers.some((address) => address.startsWith('http:')) === true;
}

/** Whether a cross certificate is on file of the key at the end of the path. */
function hasCross({ certificates, end }: CandidatePath, { authorities }: Anchors): boolean {
  const key = end.kind === 'known-root' ? end.root.authority.spkiSha256 : certificates.at(-1)?.spkiSha256;
  return authorities.some(({ role, spkiSha256 }) => role === 'cross' && spkiSha256 === key);
}

function linksOf({ certificates, end }: CandidatePath, endsAtRoot: boolean): ChainLink[] {
  const path = certificates.map((certificate, at): ChainLink => ({
    sha256: fingerprintOf(certificate),
    subject: titleOf(certificate),
    role: at === 0 ? 'leaf' : endsAtRoot && at === certificates.length - 1 ? 'root' : 'intermediate',
  }));
  if (end.kind === 'known-root' && end.root.by === 'proof') {
    path.push({ sha256: end.root.authority.sha256, subject: end.root.authority.subject, role: 'root' });
  }
  return path;
}
