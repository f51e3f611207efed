import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { parse } from 'yaml';
import { z } from 'zod';
import { authority } from './schemas/authority.ts';
import { errorCatalogue } from './schemas/error.ts';
import { example } from './schemas/example.ts';
import { fields } from './schemas/fields.ts';
import { flow } from './schemas/flow.ts';
import { guide } from './schemas/guide.ts';
import { links } from './schemas/links.ts';
import { omissions } from './schemas/omissions.ts';
import { reproducedMessages } from './schemas/reproduced-messages.ts';
import { rule } from './schemas/rule.ts';
import { server } from './schemas/server.ts';
import { site } from './schemas/site.ts';
import { slides } from './schemas/slides.ts';
import { term } from './schemas/term.ts';
import { verified } from './schemas/verified.ts';

const yaml = (folder: string) => glob({ base: `content/${folder}`, pattern: '*.yaml' });
const whole = (path: string) => file(path, { parser: (text) => ({ only: parse(text) as Record<string, unknown> }) });
// An entry is an object; a file that is a list becomes the one field of it.
const list = (path: string) => file(path, { parser: (text) => ({ only: { list: parse(text) as unknown } }) });

export const collections = {
  guides: defineCollection({ loader: glob({ base: 'content/guides', pattern: '*/*.mdx' }), schema: guide }),
  faq: defineCollection({ loader: glob({ base: 'content/faq', pattern: '*.mdx' }), schema: guide }),
  glossary: defineCollection({ loader: yaml('glossary'), schema: term }),
  rules: defineCollection({ loader: yaml('rules'), schema: rule }),
  authorities: defineCollection({ loader: yaml('authorities'), schema: authority }),
  errors: defineCollection({ loader: yaml('errors'), schema: errorCatalogue }),
  examples: defineCollection({ loader: yaml('examples'), schema: example }),
  examplesChain: defineCollection({ loader: yaml('examples-chain'), schema: example }),
  flows: defineCollection({ loader: yaml('flows'), schema: flow }),
  servers: defineCollection({ loader: yaml('servers'), schema: server }),
  reproduced: defineCollection({ loader: whole('content/reproduced-messages.yaml'), schema: reproducedMessages }),
  site: defineCollection({ loader: whole('content/site.yaml'), schema: site }),
  links: defineCollection({ loader: list('content/links.yaml'), schema: z.object({ list: links }) }),
  omissions: defineCollection({ loader: list('content/omissions.yaml'), schema: z.object({ list: omissions }) }),
  slides: defineCollection({ loader: whole('content/slides.yaml'), schema: slides }),
  verified: defineCollection({ loader: whole('content/verified.yaml'), schema: verified }),
  fields: defineCollection({ loader: whole('content/fields.yaml'), schema: fields }),
};
