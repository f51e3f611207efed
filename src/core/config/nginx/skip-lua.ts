/** Where the brace stands that ends a block of Lua, from just behind the one that opened it; the end of the text when there is none. */
export function skipLua(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
    else if (char === '"' || char === "'") at = afterString(text, at);
    else if (char === '-' && text[at + 1] === '-') {
      const level = longLevel(text, at + 2);
      at = level === null ? endOf(text, '\n', at) : endOf(text, `]${'='.repeat(level)}]`, at);
    } else if (char === '[') {
      const level = longLevel(text, at);
      if (level !== null) at = endOf(text, `]${'='.repeat(level)}]`, at);
    }
    at++;
  }
  return text.length;
}

/** Number of equals signs of `[==[`, null where no long bracket opens. More than that nobody writes. */
function longLevel(text: string, at: number): number | null {
  return /^\[(={0,9})\[/.exec(text.slice(at, at + 12))?.[1]?.length ?? null;
}

/** Last character of what closes a part, the end of the text when nothing does. */
function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length - 1;
}

/** The quote that closes a string; one ends with its line at the latest. */
function afterString(text: string, start: number): number {
  const mark = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== mark && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at;
}
