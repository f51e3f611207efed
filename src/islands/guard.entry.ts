import { readInput } from '../core/pem/read-input.ts';
import { findSecret } from '../core/secret/find-secret.ts';
import { Guard } from './guard/guard.ts';

const guard = new Guard();

globalThis.kbGuard = {
  take: (event, entered, isDoubtful) => guard.take(event, entered, isDoubtful),
  resume: (entered) => guard.resume(entered),
  sweep: (fields) => guard.sweep(fields),
  find: findSecret,
  readInput,
};
