import type { Unreadable } from '../../x509/subject.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { listParameter } from '../parameter.ts';
import { roleOf } from '../role-of.ts';
import { isSaidOfNames } from './san-not-ascii.ts';

/** Parts that could not be read: nothing else here has looked at them. Names whose characters the SAN cannot hold have been, by a rule of their own. */
export const unreadablePart: Check = {
  facts: ['part', 'reason'],
  parameters: ['parts', 'except'],
  run: (subject, parameters, context) => {
    const parts = listParameter(parameters, 'parts');
    const except = listParameter(parameters, 'except');
    const isJudged = ({ part, reason }: Unreadable): boolean =>
      part === 'extension 2.5.29.17' && reason === 'bad-string' && roleOf(subject, context) === 'server' && isSaidOfNames(subject);
    return subject.unreadable
      .filter((entry) => !isJudged(entry))
      .filter(({ part }) => !except.includes(part) && (parts.length === 0 || parts.includes(part)))
      .map(({ part, reason }) => ({ part: excerpt(part), reason: excerpt(reason) }));
  },
};
