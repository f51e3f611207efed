import { checkValue } from '../fill/check-value.ts';
import type { FieldKind } from '../fill/field-kind.ts';
import { findHoles } from '../fill/find-holes.ts';
import { quote } from '../fill/quote.ts';
import type { Refusal } from '../fill/refusal.ts';
import { codeParts } from '../flow/code-parts.ts';
import type { Block, Command } from './block.ts';

/** A field of `content/fields.yaml`, as far as a letter needs it. */
export interface LetterField {
  label: string;
  example: string;
  /** The example for readers of English, where the other is Chinese. */
  english?: string | undefined;
  kind: FieldKind;
}

export type LetterFields = Readonly<Record<string, LetterField>>;

/** What was typed for the commands of a letter, and what became of it. */
export interface Filling {
  /** Names of the fields that the commands have holes for, in order of first appearance. */
  used: string[];
  /** The values that may stand in every command that asks for them. */
  values: Readonly<Record<string, string>>;
  /** Why others may not. */
  refused: Readonly<Record<string, Refusal>>;
}

/** Decides which values go into the commands. One that cannot be written in one of them is written in none, as on the pages. */
export function fillingOf(blocks: readonly Block[], typed: Readonly<Record<string, string>>, fields: LetterFields): Filling {
  const commands = blocks.filter((block) => block.kind === 'command');
  const used = [
    ...new Set(commands.flatMap(({ code }) => codeParts(code).flatMap((part) => (typeof part === 'string' ? [] : [part.field])))),
  ];
  const values: Record<string, string> = {};
  const refused: Record<string, Refusal> = {};
  for (const name of used.filter((known) => (typed[known] ?? '').trim() !== '')) {
    const checked = checkValue(fieldOf(name, fields).kind, typed[name] ?? '');
    const refusal = checked.ok ? commands.flatMap((command) => refusalIn(command, name, checked.value, fields))[0] : checked;
    if (refusal) refused[name] = refusal;
    else if (checked.ok) values[name] = checked.value;
  }
  return { used, values, refused };
}

function refusalIn(command: Command, name: string, value: string, fields: LetterFields): Refusal[] {
  const names = namesIn(command);
  return holesIn(command, fields).flatMap((hole, at) => {
    const written = names[at] === name ? quote(value, hole) : null;
    return written && !written.ok ? [written] : [];
  });
}

/** The command with the values in it, each written by the rules of its place; what is not known stands as its example. */
export function fillCommand(command: Command, values: Readonly<Record<string, string>>, fields: LetterFields): string {
  const holes = holesIn(command, fields);
  let at = -1;
  return codeParts(command.code)
    .map((part) => {
      if (typeof part === 'string') return part;
      at++;
      const value = values[part.field];
      const hole = holes[at];
      const written = value === undefined || !hole ? null : quote(value, hole);
      return written?.ok ? written.text : fieldOf(part.field, fields).example;
    })
    .join('');
}

const namesIn = ({ code }: Command): string[] => codeParts(code).flatMap((part) => (typeof part === 'string' ? [] : [part.field]));

const holesIn = ({ code, language }: Command, fields: LetterFields) =>
  findHoles(
    language,
    codeParts(code).map((part) => (typeof part === 'string' ? part : { kind: fieldOf(part.field, fields).kind })),
  );

function fieldOf(name: string, fields: LetterFields): LetterField {
  const field = fields[name];
  if (!field) throw new Error(`No field ${name}.`);
  return field;
}
