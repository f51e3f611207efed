import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';
import { listParameter } from '../policy/parameter.ts';
import { isSelfIssued } from '../policy/self-issued.ts';
import type { Subject } from '../x509/subject.ts';

const SAN = '2.5.29.17';

const hasEmptySubject = ({ subject, unreadable }: Subject): boolean =>
  subject?.attributes.length === 0 && !unreadable.some(({ part }) => part.startsWith('subject'));

/** Extensions (by their names) that are critical and should not be, or the other way round (BR 7.1.2.7.6). */
export const criticality: Check = {
  facts: ['name'],
  parameters: ['critical', 'names'],
  run: (subject, parameters) => {
    const critical = listParameter(parameters, 'critical')[0] === 'yes';
    const names = listParameter(parameters, 'names');
    return subject.extensions
      .filter((extension) => extension.critical === critical && names.includes(extension.name))
      .filter(({ oid }) => oid !== SAN || !hasEmptySubject(subject))
      .map(({ name }) => ({ name: excerpt(name) }));
  },
};

/** Extensions that a public certificate must have and this one has not (BR 7.1.2.7.6). Whoever signed itself is none. */
export const extensionMissing: Check = {
  facts: ['name'],
  parameters: ['names'],
  run: (subject, parameters) =>
    isSelfIssued(subject) || subject.unreadable.some(({ part }) => part.startsWith('extension'))
      ? []
      : listParameter(parameters, 'names')
          .filter((name) => !subject.extensions.some((extension) => extension.name === name))
          .map((name) => ({ name })),
};

/** Extensions that only certificates of authorities have (RFC 5280, 4.2.1.9 to 4.2.1.14). */
export const authorityExtension: Check = {
  facts: ['name'],
  parameters: [],
  run: ({ extensions, basicConstraints }) => [
    ...extensions
      .filter(({ name }) => ['nameConstraints', 'policyConstraints', 'policyMappings', 'inhibitAnyPolicy'].includes(name))
      .map(({ name }) => ({ name })),
    ...(basicConstraints?.ca === false && basicConstraints.pathLength !== null ? [{ name: 'pathLenConstraint' }] : []),
  ],
};
