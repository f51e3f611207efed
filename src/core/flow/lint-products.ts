import { nodeOf } from './edge.ts';
import type { Flow } from './flow.ts';
import { isQuestion } from './flow.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { Product } from './products.ts';
import { productsFor, productsIn } from './products.ts';
import { targetOf } from './target.ts';

/** Outcomes that people with different products come to, whose page or commands fit only some of them. */
export function lintProducts(flow: Flow): FlowProblem[] {
  return [...comers(flow)].flatMap(([node, comer]) => {
    const outcome = nodeOf(flow, node);
    if (outcome === null || isQuestion(outcome) || comer.size < 2) return [];
    const products = [...comer].join('、');
    const fits = (named: Product[]): boolean => named.length === 0 || [...comer].every((product) => named.includes(product));
    const commands = productsFor(outcome.commands.map(({ language, title, code }) => [language, title, code].join('\n')).join('\n'));
    const problems: FlowProblem[] = [];
    if (!fits(productsFor(outcome.page)))
      problems.push({ code: 'product-page', flow: flow.id, node, facts: { products, page: outcome.page } });
    if (!fits(commands)) problems.push({ code: 'product-command', flow: flow.id, node, facts: { products, named: commands.join('、') } });
    return problems;
  });
}

/** Which products the answers on the ways to each node have named. A later answer narrows what an earlier one said. */
function comers(flow: Flow): Map<string, Set<Product>> {
  const found = new Map<string, Set<Product>>();
  const seen = new Set<string>();
  const visit = (id: string, products: Product[]): void => {
    const way = [id, ...products].join(' ');
    const node = nodeOf(flow, id);
    if (node === null || seen.has(way)) return;
    seen.add(way);
    found.set(id, new Set([...(found.get(id) ?? []), ...products]));
    if (!isQuestion(node)) return;
    for (const { label, next } of node.answers) {
      const target = targetOf(next);
      if (target.kind === 'node') visit(target.id, narrowed(products, productsIn(label)));
    }
  };
  visit(flow.start, []);
  return found;
}

function narrowed(before: Product[], named: Product[]): Product[] {
  if (named.length === 0) return before;
  const both = before.filter((product) => named.includes(product));
  return both.length === 0 ? named : both;
}
