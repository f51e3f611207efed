import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Node as GrammarNode } from '@vscode/tree-sitter-wasm';

/** A node of a script's tree, without the levels that have one child and add nothing. */
export interface Tree {
  type: string;
  text: string;
  children: Tree[];
  /** Where it begins in the text of the script; lines from 1. */
  start: number;
  line: number;
}

/** Levels of precedence; with one child they are that child. */
const LEVELS =
  /^(?:pipeline_chain|(?:logical|bitwise|comparison|additive|multiplicative|format|range|array_literal|unary)(?:_argument)?_expression|argument_expression)$/u;

// Its names are not seen by an import.
const require = createRequire(import.meta.url);
const { Language, Parser } = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
const wasm = dirname(require.resolve('@vscode/tree-sitter-wasm'));
await Parser.init({ locateFile: (file) => join(wasm, file) });
const parser = new Parser();
parser.setLanguage(await Language.load(join(wasm, 'tree-sitter-powershell.wasm')));

/** Parses a script by the grammar of PowerShell. `faults` are the places that are none: line, and what stands there. */
export function parsePowerShell(script: string): { tree: Tree; faults: string[] } {
  const parsed = parser.parse(script);
  if (parsed === null) throw new Error('not parsed');
  const faults: string[] = [];
  const treeOf = (node: GrammarNode): Tree => {
    const line = node.startPosition.row + 1;
    if (node.isError || node.isMissing) faults.push(`${line}: ${node.isMissing ? `missing ${node.type}` : node.text.slice(0, 60)}`);
    const children = node.children.flatMap((child) => (child === null || child.type === 'comment' ? [] : [treeOf(child)]));
    const [only] = children;
    if (only !== undefined && children.length === 1 && LEVELS.test(node.type)) return only;
    return { type: node.isNamed ? node.type : `'${node.type}'`, text: node.text, children, start: node.startIndex, line };
  };
  const tree = treeOf(parsed.rootNode);
  parsed.delete();
  return { tree, faults };
}
