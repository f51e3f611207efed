import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validitySpan } from '../../../src/core/inspect/validity-span.ts';
import { expired } from '../../../src/core/policy/checks/expired.ts';
import { daysLeft } from '../../../src/core/policy/checks/days-left.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';

const HOUR = 3_600_000;
const notBefore = '2025-01-01T00:00:00Z';
const notAfter = '2026-01-01T00:00:00Z';
const subject = {
  ...emptySubject({ kind: 'certificate', encoding: 'der', label: null, line: null, der: null }),
  notBefore,
  notAfter,
};

test('效期圖的天數和規則說的一樣，到期前後都只算滿一天的', () => {
  for (const hours of [-50, -24, -23, -1, 1, 23, 24, 25, 24 * 332 + 7]) {
    const at = new Date(Date.parse(notAfter) + hours * HOUR);
    const left = validitySpan(notBefore, notAfter, at)?.left;
    const context = { at } as Parameters<typeof expired.run>[2];
    const rule = hours > 0 ? expired : daysLeft;
    const [facts] = rule.run(subject, {}, context);
    assert.equal(Object.is(left, -0), false);
    assert.equal(Math.abs(left ?? NaN), facts?.['days'], String(hours));
  }
});
