interface Named {
  readonly name: string;
}

const NONE: readonly never[] = [];
const indexes = new WeakMap<readonly Named[], Map<string, Named[]>>();

/**
 * Those of one level with that name, in order. The level is indexed once, however many servers look things up in it;
 * it must not change afterwards.
 */
export function named<Node extends Named>(level: readonly Node[], name: string): readonly Node[] {
  let index = indexes.get(level);
  if (index === undefined) {
    index = new Map();
    for (const node of level) {
      const same = index.get(node.name);
      if (same === undefined) index.set(node.name, [node]);
      else same.push(node);
    }
    indexes.set(level, index);
  }
  return (index.get(name) as Node[] | undefined) ?? NONE;
}
