/** One question of the FAQ, as its `<Answer>` tag declares it. */
export interface AnswerHead {
  id: string;
  title: string;
}

/** The answers of a FAQ part in order, read from its source, for menus and tables of contents. */
export function answersOf(body: string): AnswerHead[] {
  return [...body.matchAll(/<Answer\b([^>]*)>/g)].map(([, attributes = '']) => ({
    id: /\bid="([^"]+)"/.exec(attributes)?.[1] ?? '',
    title: /\btitle="([^"]+)"/.exec(attributes)?.[1] ?? '',
  }));
}
