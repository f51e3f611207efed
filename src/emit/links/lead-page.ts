import { contentSecurityPolicy } from '../../site/policy.ts';

/** A page that does nothing but lead to another place. Addresses are relative to it. */
export interface Lead {
  title: string;
  href: string;
  /** Old headings that have a place of their own now, by id; `script` follows them. */
  anchors?: readonly { id: string; href: string }[];
  script?: string;
}

/** Its HTML, without a style or a script that it needs: the browser goes on at once, the link is for those that do not. No `main`: there is nothing to find. */
export function leadPage({ title, href, anchors = [], script }: Lead): string {
  const words = escapeText(title);
  const links = anchors.map((anchor) => `<a hidden id="${anchor.id}" href="${anchor.href}">${words}</a>`).join('');
  return `<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${contentSecurityPolicy}">\
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><link rel="icon" href="data:,">\
<title>${words}</title><meta http-equiv="refresh" content="0; url=${href}">${script === undefined ? '' : `<script defer src="${script}"></script>`}</head>\
<body><h1><a href="${href}">${words}</a></h1>${links}</body></html>
`;
}

/** What stays at the foot of a page for a heading that has moved: seen only by those who follow a link to it. */
export function movedNote(id: string, title: string, href: string): string {
  return `<p class="callout forwarded" id="${id}">這一段搬到〈<a href="${href}">${escapeText(title)}</a>〉。</p>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
