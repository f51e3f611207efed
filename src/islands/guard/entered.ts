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
}

/** The kinds of events by which something enters a page; the rest are held only while these wait. */
const ENTERING = ['paste', 'drop', 'input', 'change'];
export const GUARDED = [...ENTERING, 'submit', 'click'];

const WRITTEN = 'textarea, input:not([type]), input:is([type=text], [type=search], [type=url], [type=email], [type=tel], [type=password])';

/** Reads an event; null where it brings nothing. */
export function enteredBy(event: Event): Entered | null {
  if (!ENTERING.includes(event.type)) return null;
  // What has no type of its own (a tool's part) may be told to pass an event on.
  const target = event.target instanceof Element ? event.target : null;
  const field = target?.matches(WRITTEN) ? (target as Field) : null;
  const data = (event as ClipboardEvent).clipboardData ?? (event as DragEvent).dataTransfer ?? null;
  const chosen = target instanceof HTMLInputElement ? target.files : null;
  const text = data ? data.getData('text/plain') : (field?.value ?? '');
  return { event, field, text, files: [...(data?.files ?? chosen ?? [])] };
}

/** True where the detector has to be asked. */
export function isDoubtful({ text, files }: Entered): boolean {
  return files.length > 0 || mayBeSecret(text);
}

export const fieldsOf = (root: ParentNode): Field[] => [...root.querySelectorAll<Field>(WRITTEN)];
