import type { APIRoute } from 'astro';
import { paper } from '../site/colours.ts';
import { siteData } from '../site/menu.ts';

/** What makes the site installable. Named `.json`: IIS refuses files of unknown extension, and `.webmanifest` is one. */
export const GET: APIRoute = async () => {
  const { name, tagline } = await siteData();
  return new Response(
    JSON.stringify({
      name,
      short_name: name,
      description: tagline,
      lang: 'zh-Hant-TW',
      dir: 'ltr',
      start_url: './',
      scope: './',
      display: 'minimal-ui',
      background_color: paper.light,
      theme_color: paper.light,
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    }),
  );
};
