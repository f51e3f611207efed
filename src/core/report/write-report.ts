import { renderMessage } from '../text/render-message.ts';
import { caseLimits, cleanLine } from '../reply/reply-case.ts';

/** A page that something is wrong on, as the report names it. */
export interface ReportedPage {
  id: string;
  /** Null if this copy of the site has no such page. */
  title: string | null;
  /** Where it stands; "" if that is not known. */
  address: string;
}

/** What the reader says; everything may be empty. */
export interface ReportWords {
  wrong: string;
  right: string;
  /** The browser's own description of itself, if the reader wants it in. */
  browser: string;
}

/** Longest text of a field, in characters. */
export const REPORT_LIMIT = 2000;
/** How much of a field is looked at, in UTF-16 units: many times what a report is read for. */
const LOOKED_AT = 100_000;

/** The id in `#page=csr-openssl`; "" if there is none. */
export function reportedId(fragment: string): string {
  const value = /^#page=([^&]*)/.exec(fragment.slice(0, 1000))?.[1] ?? '';
  try {
    return cleanLine(decodeURIComponent(value), caseLimits.number);
  } catch {
    return '';
  }
}

/** The report as plain text, with the blanks to fill in where nothing was said. `words` is `content/messages/report.yaml`. */
export function writeReport(page: ReportedPage | null, said: ReportWords, words: Readonly<Record<string, { text: string }>>): string {
  const say = (code: string, facts: Record<string, string> = {}): string => renderMessage(words[code]?.text ?? code, facts);
  const lines = (text: string): string =>
    text
      .slice(0, LOOKED_AT)
      .split(/\r\n?|\n/)
      .map((line) => cleanLine(line, REPORT_LIMIT))
      .join('\n')
      .trim();
  const place =
    page === null
      ? [say('page-blank')]
      : [
          page.title === null ? say('page-unknown') : say('page', { title: page.title }),
          say('id', { id: page.id }),
          ...(page.address === '' ? [] : [say('address', { address: page.address })]),
        ];
  const browser = cleanLine(said.browser, 300);
  const parts = [
    say('title'),
    place.join('\n'),
    `${say('wrong')}\n${lines(said.wrong) || say('blank')}`,
    `${say('right')}\n${lines(said.right) || say('blank')}`,
  ];
  return `${[...parts, ...(browser === '' ? [] : [say('browser', { browser })])].join('\n\n')}\n`;
}
