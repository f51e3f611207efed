import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AuthorityFacts } from '../../core/authority/authority.ts';
import { toolAnswers } from '../../core/flow/tool-answers.ts';
import type { Rule } from '../../core/policy/rule.ts';
import { errorPatterns, errorScripts } from './error-scripts.ts';
import { interfaceWords } from './inline-words.ts';
import { replyIndex, replyScripts } from './reply-scripts.ts';
import { permanentIds } from '../../content/permanent/permanent-ids.ts';
import { filesBelow } from '../../content/files-below.ts';
import { root } from '../../content/root.ts';
import type { Messages } from '../../schemas/messages.ts';
import { writeDeclarations } from '../../content/interface-words.ts';
import { loadCollection, loadFiles } from '../../content/load-content.ts';

/** Where scripts for browsers lie: what readers work with, and what every page does. */
const FOLDERS = ['src/tools', 'src/page-scripts'];

const MADE: Record<string, (wanted: string) => unknown> = {
  'error-patterns': () => errorPatterns(),
  'judging-rules': () =>
    loadCollection<'rules'>('rules').map(
      ({
        title: _title,
        reason: _reason,
        reply: _reply,
        changes: _changes,
        sources: _sources,
        checked: _checked,
        confidence: _confidence,
        ...rule
      }): Rule => rule,
    ),
  'rule-reasons': () => Object.fromEntries(loadCollection<'rules'>('rules').map(({ id, reason }) => [id, reason])),
  'authority-facts': () =>
    loadCollection<'authorities'>('authorities').map(
      ({
        files: _files,
        download: _download,
        trust: _trust,
        notBefore: _notBefore,
        notAfter: _notAfter,
        changes: _changes,
        sources: _sources,
        checked: _checked,
        confidence: _confidence,
        serialHex: _serialHex,
        keyType: _keyType,
        keyBits: _keyBits,
        signatureAlgorithm: _signatureAlgorithm,
        sha1: _sha1,
        ...facts
      }): AuthorityFacts => facts,
    ),
  'reply-index': () => replyIndex(),
  'page-titles': () =>
    Object.fromEntries(
      permanentIds().flatMap(({ id, kind, title, address }) => (['page', 'tool', 'flow'].includes(kind) ? [[id, [title, address]]] : [])),
    ),
  'flow-answers': (wanted) => toolAnswers(loadCollection<'flows'>('flows'), wanted.split(',')),
};

/**
 * `import rules from 'content:rules'` in an island: the validated YAML of `content/rules` as JSON, so that words stay in content.
 * `content:messages?labels,asn1` gives those files by name: a tool carries the words it needs and no others.
 * `content:error-patterns`, `content:judging-rules` and `content:authority-facts` leave out what only pages show, `content:rule-reasons` is
 * what the decoder shows where somebody opens a finding;
 * `content:flow-answers?chain,match` is where those tools' results lead in the decision trees; `content:reply-index` is what the
 * reply maker looks in, `content:page-titles` the pages by their permanent ids.
 */
const content: Plugin = {
  name: 'content',
  setup(bundle) {
    bundle.onResolve({ filter: /^content:/ }, ({ path }) => ({
      path: path.slice('content:'.length),
      namespace: 'content',
      sideEffects: false,
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'content' }, ({ path }) => {
      const [name = '', wanted] = path.split('?');
      const made = MADE[name]?.(wanted ?? '');
      if (made !== undefined) return { contents: asColumns(made) ?? `export default ${JSON.stringify(made)}`, loader: 'js' };
      if (wanted === undefined) return { contents: JSON.stringify(loadCollection(name)), loader: 'json' };
      const files = loadFiles(name);
      const chosen = wanted.split(',').map((file) => {
        if (!files[file]) throw new Error(`content/${name}/${file}.yaml is missing`);
        return [file, file === 'repairs' ? textsOf(files[file] as Messages) : files[file]] as const;
      });
      return { contents: JSON.stringify(Object.fromEntries(chosen)), loader: 'json' };
    });
  },
};

/** Modules that an earlier script of the page has brought: who brings them, and by what name the others find them. */
const SHARED: Readonly<Record<string, { by: string; name: string; global: string }>> = {
  'load-script': { by: 'site.entry.ts', name: 'loadScript', global: 'kbLoadScript' },
  // The guard is there before every tool that reads certificates.
  'read-input': { by: 'guard.entry.ts', name: 'readInput', global: 'kbGuard.readInput' },
  'decode-text': { by: 'guard.entry.ts', name: 'decodeText', global: 'kbGuard.decodeText' },
};

const shared = (entry: string): Plugin => ({
  name: 'shared',
  setup(bundle) {
    bundle.onResolve({ filter: /\/(?:load-script|read-input|decode-text)\.ts$/ }, ({ path }) => {
      const module = basename(path, '.ts');
      return SHARED[module]?.by === entry ? undefined : { path: module, namespace: 'shared' };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => {
      const { name = '', global = '' } = SHARED[path] ?? {};
      return { contents: `export const ${name} = (...given) => globalThis.${global}(...given);`, loader: 'js' };
    });
  },
});

/** Of repairs the tools say what was done and no more. */
function textsOf(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([code, { text }]) => [code, { text }]));
}

/**
 * A list of records that all have the same fields, written field by field: like stands beside like, and gzip makes 0.7 kB less of the
 * decoder's rules and authorities. Null where the value is no such list.
 */
function asColumns(made: unknown): string | null {
  if (!Array.isArray(made) || made.length === 0) return null;
  const records = made as Record<string, unknown>[];
  const fields = Object.keys(records[0] ?? {});
  if (!records.every((record) => Object.keys(record).join() === fields.join())) return null;
  const columns = JSON.stringify(Object.fromEntries(fields.map((field) => [field, records.map((record) => record[field])])));
  return `const columns = Object.entries(${columns});\nexport default columns[0][1].map((_, at) => Object.fromEntries(columns.map(([field, values]) => [field, values[at]])));`;
}

interface Bundle {
  file: string;
  /** Empty where the file was written. */
  text: string;
  /** The files that it is made of, relative to where the build was started. */
  inputs: string[];
}

/**
 * `import { createInstance } from 'pagefind-runtime'`: the program that Pagefind wrote beside its index, with its requests answered by the
 * site's own shards. It sees no document: it would read the page's language there and cut our tokens with the browser's word list. While developing there is no index and so no search.
 */
const pagefind = (runtime = 'export const createInstance = () => { throw new Error("No index while developing."); };'): Plugin => ({
  name: 'pagefind',
  setup(bundle) {
    bundle.onResolve({ filter: /^pagefind-runtime$/ }, ({ path }) => ({ path, namespace: 'pagefind' }));
    bundle.onLoad({ filter: /.*/, namespace: 'pagefind' }, () => ({
      contents: `import { engineFetch as fetch } from ${JSON.stringify(join(root, 'src/tools/search/engine-fetch.ts'))};\nconst document = undefined;\n${runtime}`,
      loader: 'js',
      resolveDir: root,
    }));
  },
});

/** One classic script per `*.entry.ts`; modules and dynamic imports do not run from `file://`. */
async function bundle(entry: string, options: { minify: boolean; outdir?: string; searchRuntime?: string }): Promise<Bundle> {
  const result = await build({
    entryPoints: { [basename(entry, '.entry.ts')]: join(root, entry) },
    bundle: true,
    format: 'iife',
    target: ['chrome105', 'firefox105', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    minify: options.minify,
    outdir: options.outdir ?? join(root, 'dist/assets'),
    entryNames: '[name].[hash]',
    write: options.outdir !== undefined,
    metafile: true,
    plugins: [interfaceWords(), content, shared(basename(entry)), pagefind(options.searchRuntime)],
    // While developing scripts come from /scripts/.
    define: { DEVELOPING: String(!options.minify), 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'undefined' },
  });
  const [output = '', made] = Object.entries(result.metafile.outputs)[0] ?? [];
  return {
    file: basename(output),
    text: result.outputFiles?.[0]?.text ?? '',
    inputs: Object.entries(made?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  };
}

/** The style sheet that comes with the search's script; the pages' own ones are Astro's. */
async function bundleStyles(outdir: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, 'src/tools/search/search.css')],
    minify: true,
    outdir,
    entryNames: '[name].[hash]',
    metafile: true,
  });
  return basename(Object.keys(result.metafile.outputs)[0] ?? '');
}

const entries = (): string[] =>
  FOLDERS.flatMap((folder) => filesBelow(join(root, folder)).map((file) => `${folder}/${file}`)).filter((file) =>
    file.endsWith('.entry.ts'),
  );

/** The scripts that hold data only, loaded one by one. */
const dataScripts = (): { name: string; hash: string; text: string }[] => [...errorScripts(), ...replyScripts()];

/** Writes all scripts into `outdir` and answers which page address became which file: "/scripts/site.js" → "/assets/site.AB12.js". */
export async function bundleScripts(outdir: string, searchRuntime: string): Promise<Map<string, string>> {
  const map = new Map<string, string>();
  for (const entry of entries()) {
    const { file } = await bundle(entry, { minify: true, outdir, searchRuntime });
    map.set(`/scripts/${basename(entry, '.entry.ts')}.js`, `/assets/${file}`);
  }
  map.set('/styles/search.css', `/assets/${await bundleStyles(outdir)}`);
  for (const { name, hash, text } of dataScripts()) {
    writeFileSync(join(outdir, `${name}.${hash}.js`), text);
    map.set(`/scripts/${name}.js`, `/assets/${name}.${hash}.js`);
  }
  return map;
}

/** Every file that the scripts sent to browsers are made of; those of libraries lie below `node_modules`. */
export async function bundledFiles(): Promise<string[]> {
  const bundles = await Promise.all(entries().map((entry) => bundle(entry, { minify: true })));
  return [...new Set(bundles.flatMap(({ inputs }) => inputs))].sort();
}

/** While developing, answers /scripts/NAME.js with a fresh bundle. */
export function scripts(): AstroIntegration {
  return {
    name: 'scripts',
    hooks: {
      'astro:config:setup': () => writeDeclarations(),
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const name = /^\/scripts\/([a-z0-9-]+)\.js$/.exec(request.url ?? '')?.[1];
          if (!name) return next();
          const words = /^(errors|replies)-/.test(name) ? dataScripts().find((script) => script.name === name) : undefined;
          const entry = entries().find((file) => basename(file) === `${name}.entry.ts`);
          if (!words && !entry) return next();
          const text = words ? Promise.resolve(words.text) : bundle(entry ?? '', { minify: false }).then(({ text: script }) => script);
          text.then((script) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script), next);
        });
      },
    },
  };
}
