import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content } from '../../src/content/content-folder.ts';
import { datedFacts } from '../../src/content/dated-facts.ts';

const facts = datedFacts(content);
const dayOf = (id: string): string => facts.get(id)?.date ?? assert.fail(id);
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The longest that a certificate could last before it was 200 days. */
const LONGEST = 398;

test('推算出來的日子，照它根據的日子算得出來', () => {
  assert.equal(dayOf('chrome-epki-last-leaf'), plus(dayOf('chrome-epki-cut-off'), LONGEST));
  // Until the day before TWCA went down to 198 days, a certificate of the old chain could last as long as any.
  assert.equal(dayOf('twca-old-chain-last'), plus(dayOf('twca-198-days'), LONGEST - 1));
  const shortened = Number(facts.get('twca-198-days')?.values.days);
  assert.equal(facts.get('twca-old-chain-last')?.values.short, plus(dayOf('twca-old-chain-stop'), shortened));
});
