import type { Subject } from '../x509/subject.ts';
import type { Anchors, KnownRoot } from './anchors.ts';
import { LIMITS } from './limits.ts';
import type { IssuerLink, Links } from './links.ts';
import { fingerprintOf } from './problem-of.ts';

/**
 * How a path ends. anchor: at a trusted certificate, a root or an intermediate that is on file as trusted. known-root: at a trusted root that is not at hand. self-signed: at a root
 * nobody trusts. gap: the issuer is not there. limit: longer than `LIMITS.depth`.
 */
export type PathEnd =
  | { kind: 'anchor'; isRoot: boolean }
  | { kind: 'known-root'; root: KnownRoot }
  | { kind: 'self-signed' }
  | { kind: 'gap' }
  | { kind: 'limit' };

/** Certificates from the leaf upwards; `links[i]` ties `certificates[i]` to the one after it. */
export interface CandidatePath {
  certificates: Subject[];
  links: IssuerLink[];
  end: PathEnd;
}

export interface PathSearch {
  links: Links;
  anchors: Anchors;
  /** A trusted leaf is enough by itself, also when another key signed it. */
  leafMayBeAnchor: boolean;
}

/**
 * All ways up from the leaf, within `LIMITS`: over every issuer whose key verifies the signature. Where none does, over one
 * that claims to be the very key, so that the reader sees which certificate is damaged.
 */
export async function findPaths(
  leaf: Subject,
  { links, anchors, leafMayBeAnchor }: PathSearch,
): Promise<{ paths: CandidatePath[]; complete: boolean }> {
  const paths: CandidatePath[] = [];
  let complete = true as boolean;

  const walk = async (certificates: Subject[], above: IssuerLink[]): Promise<void> => {
    const top = certificates.at(-1);
    if (top === undefined) return;
    if (paths.length >= LIMITS.paths) {
      complete = false;
      return;
    }
    const finish = (end: PathEnd): void => void paths.push({ certificates, links: above, end });
    const selfSigned = await links.isSelfSigned(top);
    if (anchors.has(top) && (certificates.length > 1 || selfSigned || leafMayBeAnchor || !anchors.explicit)) {
      return finish({ kind: 'anchor', isRoot: anchors.isRoot(top) });
    }
    if (certificates.length >= LIMITS.depth) return finish({ kind: 'limit' });

    const before = paths.length;
    for (const root of anchors.knownRootsAbove(top)) {
      const { end, present } = await endAtKnownRoot(top, root, links);
      if (!present) finish(end);
    }
    const upwards = (await links.issuersOf(top)).filter(({ issuer }) => !certificates.some((below) => isSame(below, issuer, anchors)));
    let usable = upwards.filter(
      ({ keyId, verification }) => verification.valid === true || (verification.valid === null && keyId !== 'mismatch'),
    );
    if (usable.length === 0) usable = upwards.filter(({ keyId, verification }) => keyId === 'match' && verification.valid === false);
    for (const link of usable) await walk([...certificates, link.issuer], [...above, link]);
    if (paths.length === before && complete) finish({ kind: selfSigned ? 'self-signed' : 'gap' });
  };

  await walk([leaf], []);
  return { paths, complete: complete && !links.exhausted };
}

/** The same name with the same key is the same entity; going through it twice is a loop (RFC 4158 5.2). At an anchor the path ends anyway. */
function isSame(below: Subject, issuer: Subject, anchors: Anchors): boolean {
  if (fingerprintOf(below) === fingerprintOf(issuer)) return true;
  return (
    !anchors.has(issuer) &&
    below.spkiSha256 !== null &&
    below.spkiSha256 === issuer.spkiSha256 &&
    below.subject?.text === issuer.subject?.text
  );
}

/** A cross certificate carries the root's own key: with one at hand the signature can be checked although the root is not. */
async function endAtKnownRoot(top: Subject, root: KnownRoot, links: Links): Promise<{ end: PathEnd; present: boolean }> {
  const { authority } = root;
  const present = links.certificates.some((certificate) => fingerprintOf(certificate) === authority.sha256);
  if (present || root.by === 'proof') return { end: { kind: 'known-root', root }, present };
  const sameKey = links.certificates.find(({ spkiSha256 }) => spkiSha256 === authority.spkiSha256);
  if (sameKey === undefined) return { end: { kind: 'known-root', root }, present };
  const proven = (await links.check(top, sameKey)).valid === true;
  return { end: { kind: 'known-root', root: proven ? { authority, by: 'proof' } : root }, present };
}
