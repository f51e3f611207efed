/** Every node of a tree in the order of the text. A loop and not recursion: its cost does not grow with the depth. */
export function everyNode<Node>(nodes: readonly Node[], childrenOf: (node: Node) => readonly Node[] | null): Node[] {
  const found: Node[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    const children = childrenOf(node);
    if (children !== null) for (let at = children.length - 1; at >= 0; at--) open.push(children[at] as Node);
  }
  return found;
}
