/** Server software with a page and commands of its own, and the words by which a label, an address or a command names it. */
const NAMES = {
  IIS: /\biis\b|\bCert:\\|\bcertutil\b|\bnetsh http\b|WebBinding/i,
  Apache: /\bapache|\bhttpd\b|\ba2en/i,
  nginx: /\bnginx\b/i,
  Tomcat: /\btomcat|catalina/i,
  WildFly: /\bwildfly\b|\bjboss|\/subsystem=/i,
  WebLogic: /\bweblogic\b/i,
  HAProxy: /\bhaproxy\b/i,
} as const;

export type Product = keyof typeof NAMES;

const ALL = Object.keys(NAMES) as Product[];
const WITH_KEYSTORE: readonly Product[] = ['Tomcat', 'WildFly', 'WebLogic'];

/** The products that an answer names. */
export const productsIn = (text: string): Product[] => ALL.filter((product) => NAMES[product].test(text));

/** The products that a page or commands are for: a keystore is all Java's. */
export function productsFor(text: string): Product[] {
  const named = productsIn(text);
  return named.length === 0 && /keytool|keystore/i.test(text) ? [...WITH_KEYSTORE] : named;
}
