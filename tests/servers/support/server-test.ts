import { test, type TestContext } from 'node:test';
import { everythingIsRequired, missing, type AnyProgram } from './find-program.ts';
import type { NewerProgram } from './newer-release.ts';
import { Workshop } from './workshop.ts';

/** A test with a workshop of its own, where `newer` programs stand in front of this machine's. Without the programs it is skipped by name; where everything is required it fails instead. */
export function serverTest(
  name: string,
  needs: readonly AnyProgram[],
  work: (shop: Workshop, context: TestContext) => Promise<void> | void,
  newer: readonly NewerProgram[] = [],
): void {
  const gone = missing(needs, newer);
  if (gone !== null && !everythingIsRequired) {
    test(name, { skip: gone }, () => {});
    return;
  }
  test(name, async (context) => {
    if (gone !== null) throw new Error(`${gone}，在 CI 裡不能略過`);
    const shop = new Workshop(newer);
    try {
      await work(shop, context);
    } finally {
      await shop.close();
    }
  });
}
