import type { Source } from '../shared/source.ts';

/** What was looked at last: the field, the files and what was chosen beside them. */
export interface SeenInput {
  text: string;
  files: readonly Source[];
  chosen: string;
}

/** Looking again would only tear away what the reader has opened or focused: the button comes right after typing. */
export function isSameInput(last: SeenInput | null, now: SeenInput): boolean {
  return (
    last !== null &&
    last.text === now.text &&
    last.chosen === now.chosen &&
    last.files.length === now.files.length &&
    last.files.every((file, index) => file === now.files[index])
  );
}
