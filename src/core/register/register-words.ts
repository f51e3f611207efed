import type { Words } from '../inspect/words.ts';
import { taipeiTime } from '../policy/calendar.ts';
import { renderMessage } from '../text/render-message.ts';
import type { Break, RegisterKnowledge } from './breaks.ts';
import { REGISTER_COLUMNS, type RegisterColumn, type RegisterColumns } from './register-csv.ts';
import type { RegisterEntry } from './register-entry.ts';

/** What editors wrote about the register: `content/messages/register.yaml`. */
export type RegisterWords = NonNullable<Words[string]>;

/** What the columns of a saved register are called. */
export function columnsIn(words: RegisterWords): RegisterColumns {
  return Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, words[codeOf(column)]?.text ?? column])) as Record<
    RegisterColumn,
    string
  >;
}

/** The code of a column's name in the words: "not-after". */
export const codeOf = (column: RegisterColumn): string => `column-${column.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What happens, and what to do about it. */
export interface BreakText {
  text: string;
  /** Empty where there is nothing to do. */
  action: string;
  /** Address of a page from the site's root; null where the fact's own place says all. */
  page: string | null;
}

/** A break in words; of a fact its own. */
export function breakText({ kind, fact, moment }: Break, entry: RegisterEntry, known: RegisterKnowledge, words: RegisterWords): BreakText {
  const told = known.facts.find(({ id }) => id === fact);
  const support = known.supports.find(({ id }) => id === fact);
  const issuer = known.issuers.find(({ id }) => id === entry.issuedBy);
  const message = words[`break-${kind}`];
  const facts = {
    time: taipeiTime(moment).slice(0, 16),
    issuer: issuer?.name ?? entry.issuer,
    title: told?.title ?? support?.title ?? '',
    what: told?.what ?? '',
  };
  return {
    text: renderMessage(message?.text ?? '', facts),
    action: told?.action ?? message?.fix ?? '',
    page: message?.page ?? (told ? `dates.html#${told.id}` : null),
  };
}
