/** What somebody put into the search field that is no question. */
export type Pasted = 'block' | 'message' | null;

/** Longer than anybody types a question. */
const LONG = 60;

/** A block (PEM, several lines) and a long message are for the recogniser. */
export function pastedKind(text: string): Pasted {
  if (/-----\s*BEGIN|^MII[A-Za-z0-9+/=\s]{40,}/.test(text.trim()) || /\S[\r\n]\s*\S/.test(text)) return 'block';
  return text.trim().length > LONG ? 'message' : null;
}
