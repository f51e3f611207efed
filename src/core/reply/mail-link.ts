/** A link that opens a mail program; `whole` is false if the text had to stay out because programs would cut it. */
export interface MailLink {
  href: string;
  whole: boolean;
}

/** Windows hands a program a command line of 2,083 characters at most, and a Chinese character takes nine in a link. */
const LONGEST = 2000;

/** The link for a new message (RFC 6068). A text that does not fit is left out whole: half a letter looks like a whole one. */
export function mailLink(subject: string, body: string, to = ''): MailLink {
  const short = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}`;
  const href = `${short}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return href.length <= LONGEST ? { href, whole: true } : { href: short, whole: false };
}
