import type { Check } from '../check.ts';
import { isSelfSigned } from '../self-issued.ts';
import { listParameter } from '../parameter.ts';

/** Signature made with a broken hash (BR 7.1.3.2.1). Nobody relies on a root's signature by itself, so those of CAs are passed over. */
export const signatureHash: Check = {
  facts: ['hash', 'algorithm'],
  parameters: ['hashes'],
  run: (subject, parameters, context) => {
    const { signature } = subject;
    if (!signature || signature.hash === null || !listParameter(parameters, 'hashes').includes(signature.hash)) return [];
    const hosts = subject.san.some(({ type }) => type === 'dns' || type === 'ip');
    if (subject.basicConstraints?.ca !== false && !hosts && isSelfSigned(subject, context.verification)) return [];
    return [{ hash: signature.hash, algorithm: signature.algorithm }];
  },
};
