import { loadScript } from '../../page-scripts/site/load-script.ts';

/** Has every folded finding of a sheet get its text, which comes where one is opened, and folds them again. `script` is where the texts are. */
export async function unfolded<Result>(section: Element, script: string | undefined, look: () => Result): Promise<Result> {
  const folded = [...section.querySelectorAll<HTMLDetailsElement>('.finding details:not([open])')];
  await Promise.all(
    folded.map(
      (each) =>
        new Promise((resolve) => {
          each.addEventListener('toggle', resolve, { once: true });
          each.open = true;
        }),
    ),
  );
  if (script !== undefined && folded.length > 0) await loadScript(script).catch(() => undefined);
  // Whoever waited for the script as well has written by then.
  await new Promise((resolve) => setTimeout(resolve));
  const seen = look();
  for (const each of folded) each.open = false;
  return seen;
}
