import type { LintProblem } from './passage.ts';

/** A permanent id and where it is given. */
export interface GivenId {
  id: string;
  file: string;
  line: number;
}

/** Ids given more than once where each may stand only once. `what` names the kind for the editor. */
export function lintUniqueIds(given: readonly GivenId[], what: string): LintProblem[] {
  const first = new Map<string, GivenId>();
  return given.flatMap(({ id, file, line }) => {
    const before = first.get(id);
    if (!before) {
      first.set(id, { id, file, line });
      return [];
    }
    return [{ file, line, message: `${what}「${id}」已經用在 ${before.file}:${before.line}，請換一個；已經公開的那一個不要改。` }];
  });
}
