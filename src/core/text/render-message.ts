import type { Facts } from '../facts.ts';

const HOLE = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** Names of the holes of a template, in order, repeats included. */
export function holesOf(template: string): string[] {
  return [...template.matchAll(HOLE)].map((match) => match[1] ?? '');
}

/** Fills `{holes}` with facts; a null fact becomes a dash. A hole without a fact is a bug in the template and throws. */
export function renderMessage(template: string, facts: Facts): string {
  return template.replace(HOLE, (_, name: string) => {
    if (!Object.hasOwn(facts, name)) throw new Error(`no fact for {${name}}`);
    const value = facts[name];
    return value === null || value === undefined ? '—' : String(value);
  });
}
