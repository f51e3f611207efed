import type { Facts } from '../facts.ts';

/** A number from a rule's parameters; null where the rule does not set it. A text in its place is a bug in the rule. */
export function numberParameter(parameters: Facts, name: string): number | null {
  const value = parameters[name] ?? null;
  if (value !== null && typeof value !== 'number') throw new TypeError(`parameter ${name} must be a number`);
  return value;
}

/** A text from a rule's parameters; "" where the rule does not set it. */
export function textParameter(parameters: Facts, name: string): string {
  const value = parameters[name] ?? '';
  if (typeof value !== 'string') throw new TypeError(`parameter ${name} must be a text`);
  return value;
}

/** A list from a rule's parameters, written with commas; empty where the rule does not set it. */
export function listParameter(parameters: Facts, name: string): string[] {
  return textParameter(parameters, name)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
