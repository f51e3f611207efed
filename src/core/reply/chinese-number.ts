const DIGITS = Array.from('〇一二三四五六七八九');

/** 1 to 99 as 一 to 九十九. */
export function chineseNumber(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
