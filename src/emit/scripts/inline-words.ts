import type { Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { loadInterface } from '../../content/interface-words.ts';
import { holesOf } from '../../core/text/render-message.ts';
import type { InterfaceWords } from '../../schemas/interface.ts';

/** A place of a program that says something: `ui.copied`, or `ui.count({ count: 3 })`. */
interface Use {
  /** The file of `content/interface`. */
  name: string;
  code: string;
  node: ts.Expression;
  /** What is given for the holes; null where nothing is called. */
  facts: ts.Expression | null;
}

/** Which file of `content/interface` an import brings; undefined for other imports. What runs in Node has its own from `ui.ts`. */
const fileOf = (specifier: string, own: string | undefined): string | undefined =>
  specifier === './ui.ts' ? own : /^content:interface\/([a-z-]+)$/.exec(specifier)?.[1];

const parsed = (path: string, source: string): ts.SourceFile => ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true);

/** The imports of words, and by which names the program knows what they bring. */
function importsOf(tree: ts.SourceFile, own?: string): { nodes: ts.ImportDeclaration[]; names: Map<string, string> } {
  const nodes: ts.ImportDeclaration[] = [];
  const names = new Map<string, string>();
  for (const node of tree.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const name = fileOf(node.moduleSpecifier.text, own);
    const bindings = node.importClause?.namedBindings;
    if (name === undefined || !bindings || !ts.isNamedImports(bindings)) continue;
    nodes.push(node);
    for (const { name: local } of bindings.elements) names.set(local.text, name);
  }
  return { nodes, names };
}

/** Every word that is said in `node`, those among the facts of another one left out. Throws where words are read other than by a code. */
function usesBelow(node: ts.Node, names: ReadonlyMap<string, string>): Use[] {
  const found: Use[] = [];
  const visit = (at: ts.Node): void => {
    if (ts.isImportDeclaration(at)) return;
    const callee = ts.isCallExpression(at) ? at.expression : at;
    if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && names.has(callee.expression.text)) {
      const facts = ts.isCallExpression(at) ? (at.arguments[0] ?? null) : null;
      const name = names.get(callee.expression.text) ?? '';
      found.push({ name, code: callee.name.text, node: at as ts.Expression, facts });
      return;
    }
    const isName = ts.isIdentifier(at) && names.has(at.text) && !(ts.isPropertyAccessExpression(at.parent) && at.parent.name === at);
    if (isName) throw new Error(`${at.getSourceFile().fileName}: ${at.text} is read by a code that stands there: ${at.text}.copied`);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
}

/** Every code that a program says, those among the facts of another one too. `own` is the file of what it imports from `./ui.ts`. */
export function codesSaid(path: string, source: string, own?: string): { name: string; code: string }[] {
  const tree = parsed(path, source);
  const { names } = importsOf(tree, own);
  const all = (node: ts.Node): { name: string; code: string }[] =>
    usesBelow(node, names).flatMap(({ name, code, facts }) => [{ name, code }, ...(facts ? all(facts) : [])]);
  return names.size === 0 ? [] : all(tree);
}

/** The program with its words in it, as if they had been written there: `ui.count({ count: 3 })` becomes `${3} 個` between backticks. */
export function inlineWords(path: string, source: string, words: Readonly<Record<string, InterfaceWords>>): string {
  const tree = parsed(path, source);
  const { nodes, names } = importsOf(tree);
  const textOf = (node: ts.Node, cut: readonly ts.Node[] = []): string => {
    const edits = [...cut.map((at) => ({ from: at.getStart(tree), to: at.end, text: '' })), ...usesBelow(node, names).map(edit)];
    let made = '';
    let from = node.getStart(tree);
    for (const { from: start, to, text } of edits.sort((one, other) => one.from - other.from)) {
      made += source.slice(from, start) + text;
      from = to;
    }
    return made + source.slice(from, node.end);
  };
  const edit = (use: Use): { from: number; to: number; text: string } => {
    const [from, to, text] = [use.node.getStart(tree), use.node.end, literal(use)];
    // A template within a template would stay one.
    const isInside = ts.isTemplateSpan(use.node.parent) && source.slice(from - 2, from) === '${' && source[to] === '}';
    return isInside && text.startsWith('`') ? { from: from - 2, to: to + 1, text: text.slice(1, -1) } : { from, to, text };
  };
  const literal = ({ name, code, facts }: Use): string => {
    const text = words[name]?.[code];
    if (text === undefined) throw new Error(`${path}: content/interface/${name}.yaml has no ${code}`);
    const holes = holesOf(text);
    const given = factsOf(facts);
    if (Object.keys(given).sort().join() !== [...holes].sort().join())
      throw new Error(`${path}: ${code} of content/interface/${name}.yaml wants {${holes.join('}, {')}}`);
    if (holes.length === 0) return JSON.stringify(text);
    const escaped = text.replace(/[\\`]|\$\{/g, '\\$&');
    return `\`${escaped.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (_, hole: string) => `\${${given[hole] ?? ''}}`)}\``;
  };
  /** Source text by the name of its hole. */
  const factsOf = (facts: ts.Expression | null): Record<string, string> => {
    if (facts === null) return {};
    if (!ts.isObjectLiteralExpression(facts)) throw new Error(`${path}: what stands in the holes is written where it is said`);
    return Object.fromEntries(
      facts.properties.map((property) => {
        if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, property.name.text];
        if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) throw new Error(`${path}: { hole: value } only`);
        return [property.name.text, textOf(property.initializer)];
      }),
    );
  };
  return textOf(tree, nodes);
}

/** Puts the words of `content/interface` where the program says them: a script gets longer by no byte, and no word travels unsaid. */
export function interfaceWords(): Plugin {
  return {
    name: 'interface',
    setup(bundle) {
      const words = loadInterface();
      bundle.onLoad({ filter: /[\\/]src[\\/](?:tools|page-scripts|worker)[\\/].+\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        return source.includes('content:interface/') ? { contents: inlineWords(path, source, words), loader: 'ts' } : undefined;
      });
    },
  };
}
