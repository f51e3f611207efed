import { readInput } from '../core/pem/read-input.ts';
import { findSecret } from '../core/secret/find-secret.ts';
import { Guard } from './guard/guard.ts';

const guard = new Guard();

globalThis.kbGuard = {
  take: (event) => guard.take(event),
  resume: (entered) => guard.resume(entered),
  sweep: () => guard.sweep(),
  find: findSecret,
  readInput,
};
