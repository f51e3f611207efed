/** A command cut at its `{{field}}` holes: text as it stands, or the field's name. */
export type CodePart = string | { field: string };

/** Cuts a command at its holes, in order; nothing is lost, and empty texts are left out. */
export function codeParts(code: string): CodePart[] {
  return code
    .split(/\{\{([^{}]*)\}\}/)
    .map((text, index) => (index % 2 === 0 ? text : { field: text }))
    .filter((part) => part !== '');
}
