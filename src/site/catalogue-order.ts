/** The products of the catalogue of messages in the order in which people meet them: browsers, servers, tools, programs. */
const ORDER = [
  'chrome',
  'firefox',
  'safari-android',
  'iis',
  'apache',
  'nginx',
  'tomcat',
  'weblogic-jboss',
  'keytool',
  'openssl',
  'clients',
];

/** A new product comes last until it is given a place. */
export function inCatalogueOrder<Catalogue extends { product: string }>(catalogues: readonly Catalogue[]): Catalogue[] {
  const place = (product: string): number => (ORDER.includes(product) ? ORDER.indexOf(product) : ORDER.length);
  return catalogues.toSorted((a, b) => place(a.product) - place(b.product) || a.product.localeCompare(b.product));
}
