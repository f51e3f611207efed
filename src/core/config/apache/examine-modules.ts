import type { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { entriesOf } from './directives.ts';
import type { ApacheNode } from './read-apache.ts';

/** Built into the program by one distribution or another, so that no LoadModule stands anywhere. */
const BUILT_IN = new Set(['core', 'http', 'mpm', 'so', 'unixd', 'version', 'log_config', 'logio', 'watchdog', 'win32', 'access_compat']);
/** As many lines of LoadModule show that modules are loaded here and not elsewhere. */
export const MANY_MODULES = 8;

/**
 * Directives whose module this file does not load. A line that was commented out is certain; that the module is in no list says so only where
 * no file is included. What stands in `<IfModule>` of the module is there for just that case.
 */
export function examineModules(text: string, root: readonly ApacheNode[], included: boolean, report: ConfigReport): void {
  const loaded = new Set<string>();
  for (const { name, parameters } of flat(root)) if (name === 'loadmodule') loaded.add((parameters[0] ?? '').toLowerCase());
  if (loaded.size === 0) return;
  const commented = new Set<string>();
  for (const [, name = ''] of text.matchAll(/^[ \t]*#[ \t]*LoadModule[ \t]+([a-z]\w{1,60}_module)\b/gim)) commented.add(name.toLowerCase());
  const told = new Set<string>();
  const open: { nodes: readonly ApacheNode[]; guarded: boolean }[] = [{ nodes: root, guarded: false }];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    for (const node of level.nodes) {
      const guarded = level.guarded || /^if(?:module|define|directive|version|file)$/.test(node.name);
      if (node.children !== null) open.push({ nodes: node.children, guarded });
      const modules = new Set(
        entriesOf(node.name)
          .filter(({ removed }) => removed === null)
          .map(({ module }) => module),
      );
      const [module] = modules;
      if (guarded || modules.size !== 1 || module === undefined || BUILT_IN.has(module)) continue;
      const full = `${module}_module`;
      if (loaded.has(full) || told.has(full)) continue;
      const facts = { directive: nameFact(node.written), module: full };
      if (commented.has(full)) report.add('module-missing', node.line, facts);
      else if (!included && loaded.size >= MANY_MODULES) report.add('module-not-listed', node.line, facts);
      else continue;
      told.add(full);
    }
  }
}

function* flat(root: readonly ApacheNode[]): Generator<ApacheNode> {
  const open = [...root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (node.children !== null) for (const child of node.children) open.push(child);
  }
}
