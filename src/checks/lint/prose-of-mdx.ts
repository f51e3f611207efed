import type { Article } from '../../content/articles.ts';
import { SPOKEN } from '../../content/mdx.ts';
import { blank, onlyStretches } from './blank.ts';
import type { Passage } from '../../content/passage.ts';

/** The body of an article as prose: no code, no addresses, no tags but the words in them that readers get to see. */
export function proseOfMdx({ body, mdx }: Pick<Article, 'body' | 'mdx'>): Passage {
  const words = mdx.pieces.filter(({ kind, name = '' }) => kind === 'text' || (kind === 'attribute' && SPOKEN.has(name)));
  const prose = blank(onlyStretches(body.text, words), /\[#[a-z0-9-]+\]/g);
  return { ...body, text: blank(prose, /https?:\/\/[\x21-\x7e]+/g) };
}
