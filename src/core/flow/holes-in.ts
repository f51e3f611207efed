/** Names of the `{{field}}` holes in a command, in order, repeats included. */
export function holesIn(code: string): string[] {
  return [...code.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? '');
}
