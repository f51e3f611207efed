/** Today in Taiwan, as a date field holds it. */
export function todayInTaipei(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
}

/** The moment that a date field stands for, or null where the date is not complete. Today means now: what expired this morning has expired. */
export function momentOf(date: string): Date | null {
  if (date === todayInTaipei()) return new Date();
  const at = new Date(`${date}T00:00:00+08:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
