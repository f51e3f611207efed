/**
 * Whether an item is for somebody who gave these answers, both as "question.answer": of each question that `when` names, one of the
 * named answers must have been given. An item that names none is for everybody.
 */
export function applies(when: readonly string[], given: readonly string[]): boolean {
  const questions = new Set(when.map(questionOf));
  return [...questions].every((question) => when.some((name) => questionOf(name) === question && given.includes(name)));
}

/** "server.iis" → "server". */
export function questionOf(name: string): string {
  return name.split('.')[0] ?? '';
}
