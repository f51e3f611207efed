import { getCollection } from 'astro:content';
import type { ErrorCatalogue } from '../schemas/error.ts';

/** The products in the order in which people meet them: browsers, servers, tools, programs. A new one comes last until it is given a place. */
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

/** The whole catalogue, a product each. */
export async function errorCatalogues(): Promise<ErrorCatalogue[]> {
  const place = (product: string): number => (ORDER.includes(product) ? ORDER.indexOf(product) : ORDER.length);
  return (await getCollection('errors'))
    .map(({ data }) => data)
    .sort((a, b) => place(a.product) - place(b.product) || a.product.localeCompare(b.product));
}
