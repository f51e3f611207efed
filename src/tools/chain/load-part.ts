import { loadScript } from '../../page-scripts/site/load-script.ts';

/** A script of the tool that cannot be read: without it nothing may be said. */
export class UnreadableScript extends Error {}

/** What a script leaves for the tool, which `found` looks up; it is loaded where it is not there yet. */
export async function loadPart<Part>(script: string | undefined, found: () => Part | undefined): Promise<Part> {
  if (found() === undefined) await loadScript(script ?? '').catch(() => undefined);
  const part = found();
  if (part === undefined) throw new UnreadableScript(script);
  return part;
}
