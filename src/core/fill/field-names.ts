/** The names of the fields that a page's source has holes for, in order of first appearance; the same notation as in the code blocks. */
export function fieldNames(source: string): string[] {
  return [...new Set([...source.matchAll(/\{\{([A-Za-z0-9]+)\}\}/g)].map((match) => match[1] ?? ''))];
}
