import type { Facts } from '../facts.ts';
import type { Subject } from '../x509/subject.ts';
import type { Context } from './context.ts';

/** One question put to an object. It knows neither dates nor words: those are in `content/rules`. */
export interface Check {
  /** Names of the facts every hit carries; messages may use these and no others. */
  facts: readonly string[];
  /** Names of the parameters it understands. */
  parameters: readonly string[];
  /** One entry for each hit; none means that nothing is to be said. Never throws on any subject. */
  run: (subject: Subject, parameters: Facts, context: Context) => Facts[];
}
