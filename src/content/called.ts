/** A name and what follows it: "Apache Tomcat 9.0", "Apache Tomcat 的支援期限", "瀏覽器的錯誤訊息"; between Chinese, and after a full-width bracket, no space stands. */
export function called(name: string, rest: string): string {
  return /[\u3000-\u9fff\uff00-\uffef]$/.test(name) ? `${name}${rest}` : `${name} ${rest}`;
}
