import { ContentError } from '../content/content-folder.ts';
import { showProblem, type LintProblem } from './lint/passage.ts';

/** One check of the content with what it found, for editors: file, line, what is wrong, what to do. An empty list is a pass. */
export interface ContentCheck {
  name: string;
  problems: string[];
  /** What an editor should know though nothing is wrong. */
  notes?: string[];
}

/** Runs a check. One that needs a file which cannot be read says which, and leaves the others to say what they find. */
export function contentCheck(name: string, find: () => readonly (string | LintProblem)[]): ContentCheck {
  try {
    return { name, problems: find().map((problem) => (typeof problem === 'string' ? problem : showProblem(problem))) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { name, problems: [`還沒有檢查：要先改好 ${error.place}。`] };
  }
}
