import { escapeXml } from './escape-xml.ts';

/** Something that changed; `date` is a day (YYYY-MM-DD), `address` a full one. */
export interface FeedEntry {
  date: string;
  title: string;
  address: string;
  summary: string;
}

const LONGEST = 30;

/** An Atom feed (RFC 4287) of the newest entries, newest first. Days begin in Taiwan. */
export function atomFeed(feed: { title: string; subtitle: string; home: string; self: string }, entries: readonly FeedEntry[]): string {
  const newest = entries
    .toSorted((a, b) => (a.date === b.date ? (a.address < b.address ? -1 : 1) : a.date > b.date ? -1 : 1))
    .slice(0, LONGEST);
  const { title, subtitle, home, self } = feed;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant-TW">
<id>${escapeXml(self)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(home)}"/>
<author><name>${escapeXml(title)}</name></author>
<updated>${startOf(newest[0]?.date ?? '1970-01-01')}</updated>
${newest.map(entry).join('')}</feed>
`;
}

// One page changes more than once: the day belongs to the entry's identity.
function entry({ date, title, address, summary }: FeedEntry): string {
  const id = `${address}${address.includes('#') ? '&' : '#'}${date}`;
  return `<entry>
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<updated>${startOf(date)}</updated>
<summary>${escapeXml(summary)}</summary>
</entry>
`;
}

const startOf = (day: string): string => `${day}T00:00:00+08:00`;
