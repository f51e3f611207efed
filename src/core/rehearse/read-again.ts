import type { Verify } from '../crypto/verification.ts';
import { readInput } from '../pem/read-input.ts';
import { toHex } from '../text/hex.ts';
import { decodeBlock } from '../x509/decode-block.ts';
import type { Subject } from '../x509/subject.ts';
import { nameText } from './asked-names.ts';
import { hostNameOf } from './issuer.ts';
import type { RehearsalSet, RehearsalWish } from './make-set.ts';
import { isPractice } from './practice.ts';

/**
 * Whether our own decoder finds in a set what was wished for: the request's key, its names, the practice mark, and each certificate signed
 * by the one above it. A fault must be there as well, or nobody could find it. Never rejects.
 */
export async function readsAsWished(set: RehearsalSet, wish: Pick<RehearsalWish, 'spki' | 'names'>, verify: Verify): Promise<boolean> {
  const [server, root] = [decoded(set.server), decoded(set.root)];
  if (server === null || root === null || !isOurs(server, set, wish)) return false;
  const is = (bytes: Uint8Array | null): Subject[] => [bytes === null ? null : decoded(bytes)].filter((each) => each !== null);
  const [[intermediate], [cross], [sameName]] = [is(set.intermediate), is(set.cross), is(set.sameNameRoot)];
  const given = [set.intermediate, set.cross, set.sameNameRoot].filter((each) => each !== null).length;
  if ([intermediate, cross, sameName].filter((each) => each !== undefined).length !== given) return false;

  const signed = async (child: Subject | undefined, by: Subject, wanted = true): Promise<boolean> => {
    if (child === undefined) return true;
    if (!isNamed(child, by) || child.signature === null || by.key === null) return false;
    return (await verify(child.signature, by.key)).valid === wanted;
  };
  return (
    (intermediate === undefined || (await signed(server, intermediate, set.fault !== 'wrong-generation'))) &&
    (await signed(intermediate, cross ?? root)) &&
    (await signed(cross, root)) &&
    (await signed(root, root)) &&
    (sameName === undefined || ((await signed(sameName, sameName)) && (await signed(intermediate, sameName))))
  );
}

/** The one certificate of these octets, where all of it can be read. */
function decoded(bytes: Uint8Array): Subject | null {
  const [block, ...more] = readInput(bytes).blocks;
  if (block === undefined || more.length > 0) return null;
  const { subjects, problems } = decodeBlock(block);
  const [subject] = subjects;
  return subjects.length === 1 && problems.length === 0 && subject?.kind === 'certificate' && subject.unreadable.length === 0
    ? subject
    : null;
}

function isOurs(server: Subject, set: RehearsalSet, wish: Pick<RehearsalWish, 'spki' | 'names'>): boolean {
  const isSameKey = server.key !== null && toHex(server.key.spki) === toHex(wish.spki);
  const names = server.san.flatMap((name) => hostNameOf(name) ?? []).map(nameText);
  const wanted = set.fault === 'no-san' ? [] : wish.names.map(nameText);
  return (
    isPractice(server) &&
    isSameKey === (set.fault !== 'other-key') &&
    server.basicConstraints?.ca !== true &&
    names.length === server.san.length &&
    names.join() === wanted.join() &&
    Date.parse(server.notAfter ?? '') === set.notAfter.getTime()
  );
}

const isNamed = ({ issuer }: Subject, { subject }: Subject): boolean =>
  issuer !== null && subject !== null && toHex(issuer.der) === toHex(subject.der);
