/**
 * One closed way in a directed graph, its first id repeated at the end, or null.
 * `next` gives the ids an id leads to; the search goes in the order of `ids`.
 */
export function findLoop(ids: Iterable<string>, next: (id: string) => readonly string[]): string[] | null {
  const finished = new Set<string>();
  const trail: string[] = [];

  const visit = (id: string): string[] | null => {
    const at = trail.indexOf(id);
    if (at !== -1) return [...trail.slice(at), id];
    if (finished.has(id)) return null;
    trail.push(id);
    for (const to of next(id)) {
      const loop = visit(to);
      if (loop !== null) return loop;
    }
    trail.pop();
    finished.add(id);
    return null;
  };

  for (const id of ids) {
    const loop = visit(id);
    if (loop !== null) return loop;
  }
  return null;
}
