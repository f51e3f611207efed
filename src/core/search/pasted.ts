/** What somebody put into the search field that is no question. */
export type Pasted = 'private-key' | 'block' | 'message' | null;

/** Longer than anybody types a question. */
const LONG = 60;

/** A block (PEM, several lines) and a long message are for the recogniser; a private key is for nobody. */
export function pastedKind(text: string): Pasted {
  // The words alone are no key: "Certificate and private key … do not match" is a message to look up.
  if (/BEGIN[\w ]*PRIVATE KEY|PRIVATE KEY\s*--/i.test(text)) return 'private-key';
  if (/-----\s*BEGIN|^MII[A-Za-z0-9+/=\s]{40,}/.test(text.trim()) || /\S[\r\n]+\s*\S/.test(text)) return 'block';
  return text.trim().length > LONG ? 'message' : null;
}
