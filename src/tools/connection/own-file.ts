import { ui } from 'content:interface/connection';

/** Whether the file is one that this site hands out. `known` gives its name by its hash. */
export function ownText(sha256: string, known: ReadonlyMap<string, string>): string {
  const name = known.get(sha256);
  return name === undefined ? ui.notOurs : ui.ours({ name });
}

/** The names of the files that this site hands out, by their SHA-256. */
export const knownFiles = ({ dataset }: HTMLElement): ReadonlyMap<string, string> =>
  new Map((dataset.files ?? '').split(' ').map((each) => each.split('=').toReversed() as [string, string]));
