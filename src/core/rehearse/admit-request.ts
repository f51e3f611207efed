import type { Facts } from '../facts.ts';
import type { InspectedObject } from '../inspect/inspect-input.ts';
import { namesAsked, type AskedNames } from './asked-names.ts';

/** A request for which a practice certificate can be made. */
export interface AdmittedRequest extends AskedNames {
  spki: Uint8Array;
  /** As in `PublicKey.type`. */
  keyType: string;
}

/** Why there is none, by code of `content/messages/rehearse.yaml`. */
export interface NotAdmitted {
  refused: 'no-request' | 'is-certificate' | 'several-requests' | 'key-unreadable' | 'signature-invalid' | 'signature-unverified';
  facts: Facts;
}

/**
 * The one request among what was read. An authority checks that its signature is that of the key in it (RFC 2986 3); one that is wrong or
 * that nobody here can check gets no certificate.
 */
export function admitRequest(objects: readonly Pick<InspectedObject, 'subject' | 'verification'>[]): AdmittedRequest | NotAdmitted {
  const requests = objects.filter(({ subject }) => subject.kind === 'csr');
  const refuse = (refused: NotAdmitted['refused'], facts: Facts = {}): NotAdmitted => ({ refused, facts });
  const [request] = requests;
  if (request === undefined) return refuse(objects.some(({ subject }) => subject.kind === 'certificate') ? 'is-certificate' : 'no-request');
  if (requests.length > 1) return refuse('several-requests', { count: requests.length });
  const { key } = request.subject;
  if (key === null || key.material === null) return refuse('key-unreadable');
  const valid = request.verification?.valid ?? null;
  if (valid === null)
    return refuse('signature-unverified', { algorithm: request.subject.signature?.algorithm ?? null, key: key.curve ?? key.type });
  if (!valid) return refuse('signature-invalid');
  return { spki: key.spki, keyType: key.type, ...namesAsked(request.subject) };
}
