import { issue, type Draft, type Issued, type Role } from './issue.ts';

/** A chain to be judged. What is not said is as in an ordinary one: a root, an intermediate, a server's certificate. */
export interface ChainDraft {
  /** One line that says what is special. */
  name: string;
  /** What is asked for; default "ok.test". */
  host?: string;
  root?: Draft;
  /** From the root downwards; default one ordinary. */
  intermediates?: readonly Draft[];
  leaf?: Draft;
  /** What the server sends; default the leaf, then what leads upwards, without the root. The first is always the leaf. */
  sends?: (made: Made) => readonly Issued[];
}

export interface Made {
  root: Issued;
  intermediates: readonly Issued[];
  leaf: Issued;
  /** A further certificate of this chain's family; signs itself without an issuer. Roots made so are trusted by nobody. */
  also: (role: Role, called: string, draft: Draft, issuer: Issued | null) => Issued;
}

/** A chain with true signatures, as the server sends it. */
export interface Chain {
  name: string;
  host: string;
  /** PEM, in the order they are sent. */
  sent: readonly string[];
  /** PEM of the one root that is trusted. */
  root: string;
  /** PKCS#8 in PEM. */
  key: string;
}

/** An ordinary root for all chains that want no other: to install one takes a browser's database a while. */
export const ordinaryRoot = (today: Date): Issued => issue('root', 'ordinary root', '', {}, null, today);

/** Makes the chain; `number` keeps its names apart from all others. */
export function makeChain({ name, host = 'ok.test', ...draft }: ChainDraft, number: number, ordinary: Issued, today: Date): Chain {
  const also: Made['also'] = (role, called, wanted, issuer) => issue(role, `${number} ${called}`, host, wanted, issuer, today);
  // What is sent may be another version of the root, which is nothing to the other chains.
  const root = draft.root || draft.sends ? also('root', 'root', draft.root ?? {}, null) : ordinary;
  const intermediates: Issued[] = [];
  for (const [index, wanted] of (draft.intermediates ?? [{}]).entries())
    intermediates.push(also('intermediate', `intermediate ${index}`, wanted, intermediates.at(-1) ?? root));
  const leaf = also('leaf', 'leaf', draft.leaf ?? {}, intermediates.at(-1) ?? root);
  const sends = draft.sends ?? (() => [leaf, ...[...intermediates].reverse()]);
  return {
    name,
    host,
    sent: sends({ root, intermediates, leaf, also }).map(({ pem }) => pem),
    root: root.pem,
    key: leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
