import type { AuthorityFacts } from '../authority/authority.ts';
import { judge } from '../policy/judge.ts';
import type { Rule } from '../policy/rule.ts';
import { renderMessage } from '../text/render-message.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf } from './problem-of.ts';

export interface LeafContext {
  at: Date;
  rules: readonly Rule[];
  authorities: readonly AuthorityFacts[];
  host: string | null;
  /** The path leads to a root of the browsers' own programmes, not to one that was given as trusted or that nobody knows. */
  publicRoot: boolean;
}

/**
 * The rules of `content/rules` that end a connection, asked of the server's certificate: the same as the decoder asks, so that no
 * certificate is "不可用" there and "可用" here. What a rule only advises stays with the decoder.
 */
export function leafRules(leaf: Subject, { at, rules, authorities, host, publicRoot }: LeafContext): ChainProblem[] {
  const refusing = rules.filter(({ refusedBy, publicRootsOnly }) => refusedBy !== undefined && (publicRoot || publicRootsOnly !== true));
  const findings = judge(leaf, { at, programme: 'public-web', rules: refusing, authorities, verification: null, host });
  return findings
    .filter(({ severity }) => severity === 'error')
    .flatMap(({ rule: id, facts }) => {
      const rule = refusing.find((each) => each.id === id);
      if (rule === undefined) return [];
      const said = { rule: id, reason: renderMessage(rule.message, facts) };
      return [problemOf('leaf-rule', leaf, said, 'error', rule.refusedBy)];
    });
}
