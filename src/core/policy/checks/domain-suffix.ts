import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { hostNames, lowerCase } from '../host-names.ts';
import { asciiHost, nameForm, suggestName } from '../name-form.ts';
import { listParameter, textParameter } from '../parameter.ts';

/** Names inside or outside certain domains: who may apply depends on who registered the domain (S09, S29, S30). */
export const domainSuffix: Check = {
  facts: ['name', 'where'],
  parameters: ['suffixes', 'match'],
  run: (subject, parameters) => {
    const suffixes = listParameter(parameters, 'suffixes').map((suffix) => asciiHost(suffix) ?? suffix);
    const wanted = textParameter(parameters, 'match') === 'inside';
    return hostNames(subject).flatMap(({ name, kind, where }) => {
      // A name that is not well formed has a finding of its own; what domain it is in comes after.
      const form = nameForm(name);
      if (kind !== 'dns' || (form !== null && form !== 'upper-case' && form !== 'non-ascii' && form !== 'scheme')) return [];
      const host = lowerCase(form === null ? name : (suggestName(name) ?? name));
      const inside = suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
      return inside === wanted ? [{ name: excerpt(name), where }] : [];
    });
  },
};
