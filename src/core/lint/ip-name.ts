import type { Check } from '../policy/check.ts';
import { hostNames } from '../policy/host-names.ts';
import { ipKind, parseIp } from '../text/ip-address.ts';
import { textParameter } from '../policy/parameter.ts';

/** IP addresses as names: private and reserved ones are never certified (BR 7.1.2.7.12), public ones need proof (S09, BR 3.2.2.5). */
export const ipName: Check = {
  facts: ['ip', 'where', 'block'],
  parameters: ['kind'],
  run: (subject, parameters) =>
    hostNames(subject).flatMap(({ name, where }) => {
      const bytes = parseIp(name);
      const found = bytes && ipKind(bytes);
      return found?.kind === textParameter(parameters, 'kind') ? [{ ip: name, where, block: found.block }] : [];
    }),
};
