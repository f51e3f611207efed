import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { hostNames } from '../host-names.ts';
import { nameForm as formOf, suggestName } from '../name-form.ts';
import { textParameter } from '../parameter.ts';

/** Host names that are not written as a fully qualified domain name (RFC 1034, 3.5; BR 7.1.2.7.12). One form of mistake a rule. */
export const nameForm: Check = {
  facts: ['name', 'where', 'suggestion'],
  parameters: ['form'],
  run: (subject, parameters) => {
    const wanted = textParameter(parameters, 'form');
    return hostNames(subject)
      .filter(({ name, kind }) => kind === 'dns' && formOf(name) === wanted)
      .map(({ name, where }) => ({ name: excerpt(name), where, suggestion: suggestName(name) }));
  },
};
