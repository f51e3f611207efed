import ts from 'typescript';

/** A regular expression of the program text. `source` is null if it is put together from what only the run knows. */
export interface Expression {
  file: string;
  line: number;
  /** As it stands in the file. */
  text: string;
  source: string | null;
  flags: string;
}

/** Every regular expression of a TypeScript text: literals, and `new RegExp(…)` of constants of the same file or `standIns` (name to text). */
export function expressionsOf(file: string, program: string, standIns: Readonly<Record<string, string>> = {}): Expression[] {
  const tree = ts.createSourceFile(file, program, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(tree);
  const found: Expression[] = [];
  const add = (node: ts.Node, source: string | null, flags: string): void => {
    found.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: node.getText(), source, flags });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'RegExp'
    ) {
      const [source, flags] = node.arguments ?? [];
      add(
        node,
        source === undefined ? '' : textOf(source, constants, standIns),
        flags === undefined ? '' : (textOf(flags, constants, standIns) ?? ''),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function constantsOf(tree: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined) constants.set(name.text, initializer);
    }
  }
  return constants;
}

/** What an expression of strings says, as far as it is plain from the text. */
function textOf(
  node: ts.Expression,
  constants: ReadonlyMap<string, ts.Expression>,
  standIns: Readonly<Record<string, string>>,
): string | null {
  const inner = (one: ts.Expression): string | null => textOf(one, constants, standIns);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const constant = constants.get(node.text);
    return standIns[node.text] ?? (constant === undefined ? null : inner(constant));
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') return inner(node.expression);
  if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1, node.text.lastIndexOf('/'));
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return joined([inner(node.left), inner(node.right)]);
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return template.getText().slice(1, -1);
    return joined([
      template.head.getText().slice(1, -2),
      ...template.templateSpans.flatMap(({ expression, literal }) => [
        inner(expression),
        literal.getText().replace(/^\}|(?:`|\$\{)$/g, ''),
      ]),
    ]);
  }
  if (ts.isTemplateExpression(node))
    return joined([node.head.text, ...node.templateSpans.flatMap(({ expression, literal }) => [inner(expression), literal.text])]);
  return null;
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('');
}
