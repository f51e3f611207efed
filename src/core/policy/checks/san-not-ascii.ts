import type { Subject } from '../../x509/subject.ts';
import { excerpt } from '../../text/excerpt.ts';
import type { Check } from '../check.ts';
import { nameForm } from '../name-form.ts';

/** Names of the SAN with characters that an IA5String cannot hold (RFC 5280, 4.2.1.6). */
const namesOutsideAscii = ({ san }: Subject): Subject['san'] =>
  san.filter(({ type, value }) => /^(dns|email|uri)$/.test(type) && /[^\x00-\x7f]/.test(value));

const hasWord = ({ type, value }: Subject['san'][number]): boolean => type === 'dns' && nameForm(value) === 'non-ascii';

/** Such names; of hosts only what `name-form` has no word for. */
export const sanNotAscii: Check = {
  facts: ['name'],
  parameters: [],
  run: (subject) =>
    namesOutsideAscii(subject)
      .filter((name) => !hasWord(name))
      .map(({ value }) => ({ name: excerpt(value) })),
};

/** Whether a rule speaks of such a name in a server's certificate or in a request, for which `name-form` alone is asked. */
export const isSaidOfNames = (subject: Subject): boolean =>
  namesOutsideAscii(subject).some((name) => subject.kind === 'certificate' || hasWord(name));
