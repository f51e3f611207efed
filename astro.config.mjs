import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { go } from './src/emit/links/go.ts';
import { addressed } from './src/emit/address/addressed.ts';
import { codeBlock } from './src/emit/markdown/code-block.ts';
import { rehypeTables } from './src/emit/markdown/rehype-tables.ts';
import { rehypeTaskLists } from './src/emit/markdown/rehype-task-lists.ts';
import { remarkCitations } from './src/emit/markdown/remark-citations.ts';
import { remarkGeneratedCode } from './src/emit/markdown/remark-generated-code.ts';
import { remarkHeadingIds } from './src/emit/markdown/remark-heading-ids.ts';
import { offline } from './src/emit/copy-list.ts';
import { portable } from './src/emit/portable.ts';
import { toolPages } from './src/emit/tool-pages.ts';
import { scripts } from './src/emit/scripts/scripts.ts';

// `dist/` must work wherever it is put, so `site` and `base` stay unset, also where the content gives an address.
export default defineConfig({
  srcDir: './src',
  outDir: './dist',
  trailingSlash: 'never',
  build: { format: 'file', assets: 'assets', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: {
    // Smart punctuation would turn `--key` into an en dash; the engine is the one that reads Chinese bold right.
    processor: unified({
      smartypants: false,
      remarkPlugins: [remarkCjkFriendly, remarkHeadingIds, remarkGeneratedCode, remarkCitations],
      rehypePlugins: [rehypeTables, rehypeTaskLists],
    }),
    shikiConfig: { theme: 'css-variables', transformers: [codeBlock()], langAlias: { conf: 'ini' } },
  },
  // In this order: each works on what those before it left, and `offline` lists the finished files.
  integrations: [mdx(), toolPages(), scripts(), go(), addressed(), portable(), offline()],
});
