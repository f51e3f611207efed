const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const OPENSSL_TIME = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4}) GMT$/u;

/** "Nov 29 03:32:51 2026 GMT", as OpenSSL and curl print it, in milliseconds. */
export function printedTime(text: string): number | null {
  const [, month = '', day, hour, minute, second, year] = OPENSSL_TIME.exec(text.trim()) ?? [];
  return MONTHS.includes(month)
    ? Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hour), Number(minute), Number(second))
    : null;
}

const JAVA_TIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) (\S{1,10}) (\d{4})$/u;
/** Hours that the zones of our readers are ahead of UTC. "CST" is also America's: such a time is up to 14 hours off. */
const ZONES: Readonly<Record<string, number>> = { UTC: 0, GMT: 0, CST: 8, 'GMT+08:00': 8 };

/** "Sun Nov 29 03:32:51 CST 2026", as Java prints it in every language, in milliseconds; null for a zone that is not known. */
export function javaTime(text: string): number | null {
  const [, month = '', day, hour, minute, second, zone = '', year] = JAVA_TIME.exec(text.trim()) ?? [];
  const ahead = ZONES[zone];
  return ahead === undefined || !MONTHS.includes(month)
    ? null
    : Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hour) - ahead, Number(minute), Number(second));
}
