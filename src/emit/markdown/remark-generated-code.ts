import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { generatedCode } from '../../content/generated-code.ts';

/** Fills blocks that take their text from the generator; what is wrong with one, the check of the articles says. */
export function remarkGeneratedCode() {
  return (tree: Root): void => {
    visit(tree, 'code', (node) => {
      node.value = generatedCode(node.meta ?? '', node.value).code;
    });
  };
}
