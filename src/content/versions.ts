/** Versions of programs that something passed with, oldest first. */
export type Versions = Readonly<Record<string, readonly string[]>>;

/** Both, each version once. */
export function addVersions(some: Versions, more: Versions): Record<string, string[]> {
  const names = new Set([...Object.keys(some), ...Object.keys(more)]);
  return Object.fromEntries([...names].map((name) => [name, inOrder([...(some[name] ?? []), ...(more[name] ?? [])])]));
}

/** Oldest first, each once: 9.0.100 comes before 10.1.59. */
export function inOrder(versions: readonly string[]): string[] {
  return [...new Set(versions)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
