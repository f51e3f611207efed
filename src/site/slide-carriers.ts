/** What is needed of an article to find the slides it carries. `page` is its path from the site's root. */
export interface SlidePage {
  page: string;
  title: string;
  slides: readonly string[];
  answers: readonly { id: string; title: string; slides: readonly string[] }[];
}

/** A page or an answer that carries a slide of the 2017 deck; `href` is root-absolute. */
export interface SlideCarrier {
  href: string;
  title: string;
}

/** For each slide the answers and pages that carry it; a part of the FAQ counts only where no answer of it does. */
export function slideCarriers(pages: readonly SlidePage[]): Map<string, SlideCarrier[]> {
  const carriers = new Map<string, SlideCarrier[]>();
  const add = (slide: string, carrier: SlideCarrier): void => void carriers.set(slide, [...(carriers.get(slide) ?? []), carrier]);
  for (const { page, title, slides, answers } of pages) {
    const answered = new Set(answers.flatMap((answer) => answer.slides));
    for (const answer of answers) for (const slide of answer.slides) add(slide, { href: `/${page}#${answer.id}`, title: answer.title });
    for (const slide of slides) if (!answered.has(slide)) add(slide, { href: `/${page}`, title });
  }
  return carriers;
}
