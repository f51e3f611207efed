import { insertInText, type Insertion } from './rewrite-text.ts';

const HEADING = /^h[1-4]$/;
const RUN = /\p{Script=Han}+/gu;
/** A run that fits on a phone's line needs no place to break; a longer one is cut into pieces of about this many characters. */
const LONGEST = 7;
const PIECE = 4;
/** Characters that no phrase begins with, and that none ends with; the dictionary cuts some words of this trade in two. */
const NEVER_FIRST =
  /^(?:[的了嗎呢過地得們張個家種台份方次頁製庫鑰鍊證時後前裡上下中內外式性化者和與或埠章見]|密(?!碼)|檔(?!案)|端(?!點)|結(?!果|論)|發(?![生給行])|信(?![任箱])|到(?!期)|來(?!源)|出(?!現))/u;
const NEVER_LAST = /(?:[那這哪同每一不沒最被很再多少其產第可無未要是把換私簽根自新別讀約繫]|私密)$/u;
const words = new Intl.Segmenter('zh-Hant-TW', { granularity: 'word' });

/** Shows browsers where the words of long headings end: the style keeps Chinese together there, and a phone's line is fourteen characters long. */
export function addPhraseBreaks(html: string): string {
  return insertInText(html, (text, start, around) => {
    if (!around.some(({ name }) => HEADING.test(name)) || around.some(({ name }) => name === 'code' || name === 'svg')) return [];
    return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) =>
      run.length > LONGEST ? breaksIn(run).map((at): Insertion => ({ at: start + index + at, text: '<wbr>' })) : [],
    );
  });
}

/** Places between the words of a run, none of them close to another or to an end. */
function breaksIn(run: string): number[] {
  const places: number[] = [];
  let last = 0;
  for (const { index, segment } of words.segment(run)) {
    if (index - last < PIECE || run.length - index < PIECE - 1) continue;
    if (NEVER_FIRST.test(segment) || NEVER_LAST.test(run.slice(0, index))) continue;
    places.push(index);
    last = index;
  }
  return places;
}
