import type { Recognised } from '../recognised.ts';

const JSON_LIMIT = 1024 * 1024;

/** A text that is one JSON object or list as a whole. A bare number or string is not claimed. */
export function jsonText(text: string): Recognised[] {
  const body = text.trim();
  if (body.length > JSON_LIMIT || !/^(?:\{[\s\S]*\}|\[[\s\S]*\])$/u.test(body)) return [];
  try {
    JSON.parse(body);
  } catch {
    return [];
  }
  const before = text.slice(0, text.length - text.trimStart().length);
  return [{ kind: 'json', line: before.split('\n').length, facts: { list: body.startsWith('[') } }];
}
