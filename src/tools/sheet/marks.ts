/** The longest life that rules allow from a day on. */
export interface LifeLimit {
  days: number;
  /** ISO day. */
  from: string;
}

/** The limits as the page's attribute has them: "200:2026-03-15 100:2027-03-15". */
export function limitsIn(text: string | undefined): LifeLimit[] {
  return (text ?? '').split(' ').flatMap((each) => {
    const [days, from] = each.split(':');
    return days && from ? [{ days: Number(days), from }] : [];
  });
}
