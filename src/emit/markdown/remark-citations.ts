import type { Root } from 'mdast';
import { content } from '../../content/content-folder.ts';
import { datedFacts } from '../../content/dated-facts.ts';
import { readCitations } from '../../content/mdx.ts';

/** Says the dates that an article cites; what is wrong with a citation, the check of the articles says. */
export function remarkCitations() {
  return (tree: Root): void => {
    readCitations(tree, datedFacts(content));
  };
}
