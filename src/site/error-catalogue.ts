import { getCollection } from 'astro:content';
import type { ErrorCatalogue } from '../schemas/error.ts';
import { inCatalogueOrder } from './catalogue-order.ts';

/** The whole catalogue, a product each. */
export async function errorCatalogues(): Promise<ErrorCatalogue[]> {
  return inCatalogueOrder((await getCollection('errors')).map(({ data }) => data));
}
