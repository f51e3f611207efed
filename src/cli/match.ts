import type { Words } from '../core/inspect/words.ts';
import { matchKeys } from '../core/match/match-keys.ts';
import { UsageError } from './command.ts';
import type { Run } from './command.ts';
import { fileLabel } from './file-label.ts';
import { readOptions } from './read-options.ts';
import { readSubjects } from './read-subjects.ts';
import { ui } from './ui.ts';
import { byFile } from '../content/content-folder.ts';

function parseOptions(args: string[]): { files: string[]; json: boolean } {
  const parsed = readOptions(args, { json: { type: 'boolean' }, at: { type: 'string' } });
  if (parsed.positionals.length < 2) throw new UsageError(ui.fewFiles);
  return { files: parsed.positionals, json: parsed.values.json ?? false };
}

/** `kb match`: whether files belong to one key pair. */
export const match: Run = (args, terminal) => {
  const { files, json } = parseOptions(args);
  const words: Words = byFile('messages');
  const report = matchKeys(files.map((name) => ({ name, subjects: readSubjects(name, terminal) ?? [] })));
  const { same, groups, refused, practice } = report;
  for (const { name: file, reason } of refused) terminal.err(`${fileLabel(words, `match-${reason}`, { file })}\n`);
  if (json) terminal.out(`${JSON.stringify({ same, groups, refused, practice })}\n`);
  else {
    const compared = groups.flat().length;
    if (practice.length > 0) terminal.out(`${fileLabel(words, 'match-practice', { files: practice.join('、') })}\n`);
    if (compared < 2) terminal.out(`${fileLabel(words, 'match-too-few', { count: compared })}\n`);
    else
      terminal.out(
        `${groups.length === 1 ? fileLabel(words, practice.length > 0 ? 'match-practice-same' : 'match-same') : fileLabel(words, 'match-different', { count: groups.length })}\n`,
      );
    groups.forEach((group, at) => {
      terminal.out(`${fileLabel(words, 'match-group', { number: at + 1, files: group.join('、') })}\n`);
    });
  }
  return Promise.resolve(refused.length > 0 ? 2 : same ? 0 : 1);
};
