import { mayBeSecret } from '../../core/secret/may-be-secret.ts';

/** A field in which people write. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

/** What an event brings into the page. Copied at once: a browser empties the event's own data when it has been sent. */
export interface Entered {
  event: Event;
  /** The field that it goes into; null for what is dropped beside one. */
  field: Field | null;
  text: string;
  files: File[];
  /** Where it goes instead of the event's own target. */
  target?: Element;
}

/** The kinds of events by which something enters a page; the last two are held only while these wait. */
export const GUARDED = ['paste', 'drop', 'change', 'input', 'compositionend', 'submit', 'click'];

/** Reads an event. */
export function enteredBy(event: Event): Entered {
  const target = event.target as HTMLInputElement;
  // Only what is written in has a cursor.
  const field = typeof target.selectionStart === 'number' ? target : null;
  const kind = GUARDED.indexOf(event.type);
  // An input event may have data of its own, of what was last typed; a choice of files is told by both.
  const data = kind < 2 ? ((event as ClipboardEvent).clipboardData ?? (event as DragEvent).dataTransfer) : null;
  return {
    event,
    field,
    text: kind > 4 ? '' : data ? data.getData('text/plain') : (field?.value ?? ''),
    files: kind > 2 ? [] : [...((data ?? target).files ?? [])],
  };
}

/** True where the detector has to be asked. */
export function isDoubtful({ text, files }: Entered): boolean {
  return files.length > 0 || mayBeSecret(text);
}

/** Keeps an event from everybody else, and chosen files from a tool that looks for them. */
export function hold({ event, files }: Entered): void {
  event.stopImmediatePropagation();
  event.preventDefault();
  if (files.length > 0 && event.type === 'change') (event.target as HTMLInputElement).value = '';
}
