import { trimEndOf } from '../text/trim-end.ts';
/** What stands around a letter that is saved as a file. */
export interface LetterFile {
  title: string;
  /** When it was saved, by which site and version: one line. */
  foot: string;
}

const STYLE =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:17px/1.75 "Noto Sans TC","Microsoft JhengHei","PingFang TC",sans-serif;color:#1a1a1a;background:#fff}' +
  'h1{font-size:1.4rem;line-height:1.4}h2{font-size:1.15rem;margin-top:2rem}p{overflow-wrap:anywhere}' +
  'pre{background:#f3f4f6;border:1px solid #8a8f98;border-radius:4px;padding:.75rem 1rem;font:15px/1.6 Consolas,Menlo,monospace;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'footer{margin-top:3rem;border-top:1px solid #8a8f98;font-size:.85rem;color:#555}' +
  '@media print{body{margin:0;max-width:none;font-size:11pt}pre{font-size:9.5pt}h2,h1{break-after:avoid}}';

/** The letter as a page of its own: no scripts, nothing from outside, all addresses in clear. It is made from the text alone, so that edits are in it. */
export function letterHtml(text: string, { title, foot }: LetterFile): string {
  return [
    '<!doctype html>',
    '<html lang="zh-Hant-TW">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${escape(title)}</h1>`,
    ...paragraphs(text).map(rendered),
    `<footer><p>${escape(foot)}</p></footer></body>`,
    '</html>',
    '',
  ].join('\n');
}

/** Blank lines part paragraphs; a command may hold some of its own. */
function paragraphs(text: string): string[] {
  const made: string[] = [];
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const last = made.at(-1);
    if (isCommand(paragraph) && last !== undefined && isCommand(last)) made[made.length - 1] = `${last}\n\n${paragraph}`;
    else if (paragraph.trim() !== '') made.push(trimEndOf(paragraph, '\n'));
  }
  return made;
}

const isCommand = (paragraph: string): boolean => paragraph.split('\n').every((line) => line === '' || line.startsWith('    '));

const HAN = /\p{Script=Han}/u;

function rendered(paragraph: string): string {
  if (isCommand(paragraph)) return `<pre translate="no"><code>${escape(paragraph.replace(/^ {4}/gm, ''))}</code></pre>`;
  if (/^[一二三四五六七八九十]+、[^\n。]+$/.test(paragraph)) return `<h2>${escape(paragraph)}</h2>`;
  const language = HAN.test(paragraph) ? '' : ' lang="en"';
  return `<p${language}>${paragraph.split('\n').map(linked).join('<br>')}</p>`;
}

function linked(line: string): string {
  return /^https?:\/\/[^\s"<>]+$/.test(line) ? `<a href="${escape(line)}">${escape(line)}</a>` : escape(line);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
