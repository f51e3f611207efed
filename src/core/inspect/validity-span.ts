/** Where `at` stands in a certificate's life: days are counted in whole 86,400 seconds. */
export interface ValiditySpan {
  days: number;
  /** Days until notAfter; negative once expired. */
  left: number;
  /** 0 at notBefore, 1 at notAfter; below 0 and above 1 outside. */
  position: number;
}

const DAY = 86_400_000;

/** Measures a validity; null where a date is missing or reversed. RFC 5280, 4.1.2.5: both ends are included. */
export function validitySpan(notBefore: string | null, notAfter: string | null, at: Date): ValiditySpan | null {
  if (notBefore === null || notAfter === null) return null;
  const from = Date.parse(notBefore);
  const until = Date.parse(notAfter);
  if (!(until > from)) return null;
  return {
    days: Math.ceil((until - from + 1000) / DAY),
    left: Math.floor((until - at.getTime()) / DAY),
    position: (at.getTime() - from) / (until - from),
  };
}
