import type { Facts } from '../facts.ts';
import type { Side } from './knowledge.ts';

/** What to do about a cause with one kind of software. */
export interface ProductAdvice {
  for: readonly string[];
  side?: Side | undefined;
  fix: string;
  steps: readonly string[];
  /** How to be sure with the tools of this software; what holds for all where it has none of its own. */
  sure?: string | undefined;
  sureSteps?: readonly string[] | undefined;
}

/** The advice of a cause; `fix` and `steps` where no software is known. */
export interface CauseAdvice {
  fix: string;
  steps: readonly string[];
  sure: string;
  sureSteps: readonly string[];
  products: readonly ProductAdvice[];
}

/**
 * What to do, for a product in a role. Software that has no advice of its own takes that of what it is built on (`on`), never that of
 * another one: nobody who runs MySQL reads about Node.js.
 */
export function adviceFor(
  { fix, steps, sure, sureSteps, products }: CauseAdvice,
  asked: { product: string | null; side: Side | null },
  on: Readonly<Record<string, readonly string[]>>,
): Omit<CauseAdvice, 'products'> & { product: string | null } {
  let names = asked.product === null ? [] : [asked.product];
  for (let depth = 0; names.length > 0 && depth < 4; depth++) {
    for (const name of names) {
      const fitting = products.filter((row) => row.for.includes(name));
      const row =
        fitting.find(({ side }) => side !== undefined && side === asked.side) ??
        fitting.find(({ side }) => side === undefined) ??
        // A program that only ever goes out needs no sign of it.
        (asked.side === null && fitting.every(({ side }) => side === 'client') ? fitting[0] : undefined);
      if (row) return { ...row, sure: row.sure ?? sure, sureSteps: row.sureSteps ?? sureSteps, product: name };
    }
    names = names.flatMap((name) => on[name] ?? []);
  }
  return { fix, steps, sure, sureSteps, product: null };
}

/** Outputs, and how advice names the command that prints each. */
const PRINTED_BY: Readonly<Record<string, string>> = {
  's-client': 's_client',
  'keytool-list': 'keytool -list',
  certutil: 'certutil -store',
  'nginx-test': 'nginx -t',
  'powershell-certs': 'Get-ChildItem',
  'netsh-sslcert': 'netsh http show',
};

/** Whether a piece of advice asks for an output that is in the paste as a whole. */
export function isPasted(advice: string, kinds: readonly { kind: string; facts: Facts }[]): boolean {
  return kinds.some(({ kind, facts }) => {
    const command = PRINTED_BY[kind];
    return command !== undefined && facts['whole'] !== false && advice.includes(command);
  });
}
