import { siteAddress, type Site } from '../../schemas/site.ts';

/**
 * Where the site is published: SITE_ADDRESS, else `address` of `content/site.yaml`, else null. An empty SITE_ADDRESS means none,
 * so that a copy for an intranet can be built from the same content.
 */
export function publishedAddress(site: Site, environment: Record<string, string | undefined>): string | null {
  const told = environment.SITE_ADDRESS;
  if (told === undefined) return site.address ?? null;
  if (told === '') return null;
  const parsed = siteAddress.safeParse(told);
  if (!parsed.success) throw new Error(`環境變數 SITE_ADDRESS 是「${told}」。${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
}

/** The full address of a file of the site ("apply/steps.html"); the start page is the site's own. */
export function fullAddress(address: string, file: string): string {
  return new URL(file === 'index.html' ? '' : file, address).href;
}
