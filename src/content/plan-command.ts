import { codeParts } from '../core/flow/code-parts.ts';
import type { FieldKind } from '../core/fill/field-kind.ts';
import type { Rehearsal } from '../schemas/rehearsal.ts';
import { languageLabel } from '../site/language-label.ts';
import { blockMarks } from './command-blocks.ts';
import type { CodeBlock } from './mdx.ts';

type Fields = Readonly<Record<string, { kind: FieldKind; example: string }>>;

/** A command of a plan: its text with `{{holes}}`, and what those are while nothing is filled in. */
export interface PlanCommand {
  language: string;
  title: string;
  code: string;
  fields: Fields;
}

/** The command that a plan names, from the blocks of its guide. Throws, in words for the editor, where there is none. */
export function planCommand(
  command: Rehearsal['servers'][number]['steps'][number]['commands'][number],
  { guide, blocks, fields }: { guide: string; blocks: readonly CodeBlock[]; fields: Fields },
): PlanCommand {
  const { language, code, title } = 'code' in command ? command : blockOf(command, guide, blocks);
  for (const part of codeParts(code)) {
    if (typeof part !== 'string' && !fields[part.field])
      throw new Error(`content/rehearsal.yaml：指令裡的 {{${part.field}}} 不在 content/fields.yaml 裡。`);
  }
  return { language, title: command.title ?? title ?? languageLabel(language), code: code.trimEnd(), fields };
}

function blockOf(command: { run: string } | { begins: string }, guide: string, blocks: readonly CodeBlock[]): { language: string; code: string; title: string | undefined } {
  const found = blocks.filter(({ meta, code }) => ('run' in command ? blockMarks(meta).run === command.run : code.startsWith(command.begins)));
  const [block] = found;
  const said = 'run' in command ? `run="${command.run}"` : `開頭是「${command.begins}」`;
  if (block === undefined) throw new Error(`content/rehearsal.yaml：${guide} 沒有${said}的指令。`);
  if (found.length > 1) throw new Error(`content/rehearsal.yaml：${guide} 有好幾塊${said}的指令，請寫長一點。`);
  return { language: block.language, code: block.code, title: /(?:^|\s)title="([^"]*)"/.exec(block.meta)?.[1] };
}
