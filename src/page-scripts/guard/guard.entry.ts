import { findSecret } from '../../core/secret/find-secret.ts';
import { Guard } from './guard.ts';
import { showRefusal } from './refusal.ts';

const guard = new Guard();

globalThis.kbGuard = {
  take: (entered, isDoubtful) => guard.take(entered, isDoubtful),
  resume: (entered) => guard.resume(entered),
  tell: (place, secret) => showRefusal(place, { found: [{ secret, name: null }], kept: false }),
  find: findSecret,
};
