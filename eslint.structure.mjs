import { dirname, relative, resolve, sep } from 'node:path';

const src = resolve(import.meta.dirname, 'src');

/**
 * Which folders of src the code of a folder may import. What is pure knows nothing, tools and page scripts know no program
 * of ours that runs in Node, and nothing imports the command line. Tests and measurements may import everything; templates
 * (.astro) are the top floor and not linted.
 */
const mayImport = {
  core: [],
  schemas: ['core'],
  // What a page is called still lies in site.
  content: ['core', 'schemas', 'site'],
  site: ['core', 'schemas', 'content', 'components', 'styles', 'tools'],
  // The one door to @peculiar.
  peculiar: ['core'],
  'page-scripts': ['core', 'schemas'],
  tools: ['core', 'schemas', 'page-scripts', 'site', 'peculiar'],
  worker: ['core'],
  components: ['core', 'schemas', 'content', 'site'],
  checks: ['core', 'schemas', 'content', 'site', 'emit', 'dev'],
  emit: ['core', 'schemas', 'content', 'site', 'tools'],
  dev: ['core', 'schemas', 'content', 'checks', 'emit'],
  cli: ['core', 'schemas', 'content', 'peculiar'],
  pages: ['core', 'schemas', 'content', 'site'],
};

const folderOf = (file) => {
  const path = relative(src, file);
  return path.startsWith('..') || !path.includes(sep) ? null : path.split(sep)[0];
};

/** Tells an import from one folder of src into another that the table above does not have. */
export const mayImportRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = folderOf(context.filename);
    if (from === null) return {};
    const allowed = mayImport[from];
    const look = (node) => {
      const path = (node.source ?? node.argument?.literal ?? node.argument)?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const to = folderOf(resolve(dirname(context.filename), path));
      if (to === null || to === from || allowed?.includes(to)) return;
      const rule = allowed ? `only ${['itself', ...allowed].join(', ')}` : 'nothing yet: give it a line in eslint.structure.mjs';
      context.report({ node, message: `src/${from} may import ${rule}; this is src/${to}.` });
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
      TSImportType: look,
    };
  },
};
