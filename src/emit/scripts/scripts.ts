import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toolAnswers } from '../../core/flow/tool-answers.ts';
import {
  carriedTwice,
  faultsOfNeeds,
  leaveOutShared,
  needsIn,
  SHARED,
  shortNames,
  toClassic,
  type LookUps,
  type Names,
} from './shared-scripts.ts';
import { carriedKnowledge, diagnosisScripts } from './diagnosis-scripts.ts';
import { findingVocabulary, findingWords } from './finding-data.ts';
import { interfaceWords } from './inline-words.ts';
import { asColumns } from './as-columns.ts';
import { authorityFacts, earlyRules, factScripts, issuerRules, lintRules, refusingRules, ruleFixes, ruleReasons } from './fact-scripts.ts';
import { probeWords } from './probe-words.ts';
import { registerKnowledge } from '../../content/register-knowledge.ts';
import { letterFields, replyIndex, replyScripts } from './reply-scripts.ts';
import { savedStyles } from './saved-styles.ts';
import { hashed, type Hashed } from './hashed.ts';
import { permanentIds } from '../../content/permanent/permanent-ids.ts';
import { filesBelow } from '../../content/files-below.ts';
import { root } from '../../content/root.ts';
import { writeDeclarations } from '../../content/interface-words.ts';
import { namesOf, type Named } from '../../content/collections.ts';
import { byFile, load } from '../../content/content-folder.ts';

/** Where scripts for browsers lie: what readers work with, and what every page does. */
const FOLDERS = ['src/tools', 'src/page-scripts'];

const MADE: Record<string, (wanted: string) => unknown> = {
  diagnosis: () => carriedKnowledge(),
  'probe-words': (part) => probeWords(part === 'later'),
  'finding-vocabulary': () => findingVocabulary(),
  'finding-words': () => findingWords(),
  'lint-rules': () => lintRules(),
  'issuer-rules': (wanted) => issuerRules(wanted.split(',')),
  // As JSON text: what is not said of a rule must stay away, and columns have no holes.
  'refusing-rules': () => ({ rules: refusingRules() }),
  'rule-fixes': () => ruleFixes(),
  'rule-reasons': () => ruleReasons(false),
  'lint-reasons': () => ruleReasons(true),
  'authority-trust': () =>
    load('authorities').map(({ id, files, download, trust, checked }) => ({
      id,
      files,
      download,
      // Their sentences come where somebody asks (`authority-notes`).
      trust: trust.map(({ platform, state, since = '' }) => [platform, state, since].join('|')),
      checked,
    })),
  'authority-facts': () => authorityFacts(),
  'certificate-rules': () => earlyRules('certificate'),
  // As JSON text, as above: the parts are lists of their own.
  'register-knowledge': () => registerKnowledge(),
  'reply-cures': () => load('reply-cures').cures,
  'reply-index': () => replyIndex(),
  'saved-styles': () => savedStyles(),
  'letter-fields': () => letterFields(),
  'page-titles': () =>
    Object.fromEntries(
      permanentIds().flatMap(({ id, kind, title, address }) => (['page', 'tool', 'flow'].includes(kind) ? [[id, [title, address]]] : [])),
    ),
  'flow-answers': (wanted) => toolAnswers(load('flows'), wanted.split(',')),
};

/**
 * `import rules from 'content:rules'` in a browser's script: the validated YAML of `content/rules` as JSON, so that words stay in content.
 * `content:messages?labels,asn1` gives those files by name: a tool carries the words it needs and no others.
 * `content:diagnosis`, `content:issuer-rules?ID,…`, `content:refusing-rules`, `content:lint-rules` and `content:authority-trust` leave out what only pages show, `content:rule-reasons`
 * and `content:rule-fixes` are what the decoder shows where somebody opens a finding;
 * `content:finding-vocabulary` and `content:finding-words` are by what a scan's findings are known and what is told about them;
 * `content:probe-words?now` and `content:probe-words?later` are what one report of a connection says, and what only several or their texts say;
 * `content:authority-facts` and `content:certificate-rules` are what a script that stands alone judges certificates by;
 * `content:register-knowledge` is what hits certificates on which day;
 * `content:flow-answers?chain,match` is where those tools' results lead in the decision trees; `content:reply-index` is what the
 * reply maker looks in, `content:saved-styles` the styles of a saved sheet, `content:letter-fields` the fields of its commands, `content:page-titles` the pages by their permanent ids.
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
      if (made !== undefined) return { contents: `export default ${asColumns(made) ?? JSON.stringify(made)}`, loader: 'js' };
      if (wanted === undefined) return { contents: JSON.stringify(load(named(name))), loader: 'json' };
      const files = byFile(named(name));
      const chosen = wanted.split(',').map((file) => {
        if (!files[file]) throw new Error(`content/${name}/${file}.yaml is missing`);
        return [file, files[file]] as const;
      });
      return { contents: JSON.stringify(Object.fromEntries(chosen)), loader: 'json' };
    });
  },
};

/** A collection of files by its name. */
function named(name: string): Named<'files'> {
  const found = namesOf('files').find((known) => known === name);
  if (found === undefined) throw new Error(`content:${name} is no collection of files`);
  return found;
}

/** The writer of workbooks packs large ones in a worker that it makes of text, which the pages' policy forbids; it packs them where it is. */
const packHere: Plugin = {
  name: 'pack-here',
  setup(bundle) {
    bundle.onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      importer.includes('write-excel-file') ? { path: 'zip', namespace: 'pack-here' } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'pack-here' }, () => ({
      contents: `import { zipSync } from 'fflate';\nexport { strToU8, zipSync } from 'fflate';\nexport const zip = (files, done) => done(null, zipSync(files));`,
      resolveDir: root,
    }));
  },
};

interface Script extends Hashed {
  /** Scripts that must have run before, in their order. */
  needs: readonly string[];
  /** The files that it is made of, relative to where the build was started. */
  inputs: string[];
}

/** A script as esbuild wrote it, before it is made a classic one. */
interface Bundle extends Pick<Script, 'name' | 'needs' | 'inputs'> {
  module: string;
}

/** `import { wasm_bindgen } from 'pagefind-binary'`: the module that Pagefind's build generated around its binary. While developing there is no index and so no search. */
const pagefind = (glue = 'export const wasm_bindgen = () => { throw new Error("No index while developing."); };'): Plugin => ({
  name: 'pagefind',
  setup(bundle) {
    bundle.onResolve({ filter: /^pagefind-binary$/ }, ({ path }) => ({ path, namespace: 'pagefind' }));
    bundle.onLoad({ filter: /.*/, namespace: 'pagefind' }, () => ({ contents: glue, loader: 'js' }));
  },
});

interface Options {
  minify: boolean;
  searchGlue?: string;
}

const nameOf = (entry: string): string => basename(entry, '.entry.ts');

/** What a page must not have twice: it makes the policy by which scripts are let in. While developing a script carries everything else. */
const LOADER = 'page-scripts/site/load-script.ts';
const isLoader = (module: string): boolean => module === LOADER;

/** Whether a script takes shared modules from others or gives them; one that stands alone carries the little that it uses. */
const isTied = ({ name, needs }: Pick<Script, 'name' | 'needs'>): boolean => needs.length > 0 || name in SHARED;

/** One script per `*.entry.ts`, to be made a classic one; modules and dynamic imports do not run from `file://`. `wanted` is what others look up in it. */
async function bundle(entry: string, wanted: Names, { minify, searchGlue }: Options): Promise<Bundle> {
  const name = nameOf(entry);
  const needs = needsIn(readFileSync(join(root, entry), 'utf8'));
  const lines = [
    `import './${entry}';`,
    ...[...wanted].map(([module, names]) => `export { ${[...names].sort().join()} } from './src/${module}';`),
  ];
  const result = await build({
    stdin: { contents: lines.join('\n'), resolveDir: root },
    bundle: true,
    format: 'esm',
    target: ['chrome105', 'firefox105', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    minify,
    write: false,
    outfile: `${name}.js`,
    metafile: true,
    plugins: [
      leaveOutShared(name, minify ? (_, by) => by === 'site' || isTied({ name, needs }) : isLoader),
      interfaceWords(),
      content,
      packHere,
      pagefind(searchGlue),
    ],
    // While developing scripts come from /scripts/.
    define: { DEVELOPING: String(!minify), 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'undefined' },
  });
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
  return { name, module: result.outputFiles[0]?.text ?? '', needs, inputs };
}

/** All scripts with code. A shared one is made after those that look something up in it, and offers no more than they do. */
async function allScripts(options: Options): Promise<Script[]> {
  const wanted: LookUps = new Map();
  const made: (Bundle & { lookUps: LookUps })[] = [];
  const make = async (files: readonly string[]): Promise<void> => {
    const bundles = await Promise.all(files.map((entry) => bundle(entry, wanted.get(nameOf(entry)) ?? (new Map() as Names), options)));
    made.push(...bundles.map((each) => ({ ...each, lookUps: toClassic(each.name, each.module).lookUps })));
    for (const [by, modules] of made.slice(-files.length).flatMap(({ lookUps }) => [...lookUps])) {
      const known: Names = wanted.get(by) ?? (new Map() as Names);
      wanted.set(by, known);
      for (const [module, names] of modules) known.set(module, new Set([...(known.get(module) ?? []), ...names]));
    }
  };
  await make(entries().filter((entry) => !(nameOf(entry) in SHARED)));
  for (const name of Object.keys(SHARED).toReversed()) await make(entries().filter((entry) => nameOf(entry) === name));

  const needsOf = (name: string): readonly string[] => made.find((script) => script.name === name)?.needs ?? [];
  const faults = [
    ...made.flatMap(({ name, lookUps, inputs }) => faultsOfNeeds(name, needsOf, lookUps, inputs)),
    ...carriedTwice(new Map(made.filter(isTied).map(({ name, inputs }) => [name, inputs]))),
  ];
  if (faults.length > 0) throw new Error(`The scripts do not fit together:\n${faults.join('\n')}`);
  const short = shortNames(made.map(({ lookUps }) => lookUps));
  return made.map(({ name, module, needs, inputs }) => ({ ...hashed(name, toClassic(name, module, short).text), needs, inputs }));
}

/** The style sheets that come with a script, by their names; the pages' own ones are Astro's. */
async function bundleStyles(outdir: string): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: ['search', 'fill'].map((name) => join(root, `src/tools/${name}/${name}.css`)),
    minify: true,
    outdir,
    entryNames: '[name].[hash]',
    metafile: true,
  });
  return new Map(Object.keys(result.metafile.outputs).map((file) => [basename(file).split('.')[0] ?? '', basename(file)]));
}

const entries = (): string[] =>
  FOLDERS.flatMap((folder) => filesBelow(join(root, folder)).map((file) => `${folder}/${file}`)).filter((file) =>
    file.endsWith('.entry.ts'),
  );

/** The scripts that hold data only, loaded one by one. */
const dataScripts = (): Hashed[] => [...factScripts(), ...diagnosisScripts(), ...replyScripts()];

/**
 * Writes all scripts into `outdir` and answers which page address became which files, in the order in which they must run:
 * "/scripts/site.js" → "/assets/site.AB12.js", "/scripts/match.js" → "/assets/guard.CD34.js … /assets/match.EF56.js".
 */
export async function bundleScripts(outdir: string, searchGlue: string): Promise<Map<string, string>> {
  const map = new Map<string, string>();
  const made = [...(await allScripts({ minify: true, searchGlue })), ...dataScripts().map((script) => ({ ...script, needs: [] }))];
  mkdirSync(outdir, { recursive: true });
  const files = new Map(made.map(({ name, hash }) => [name, `${name}.${hash}.js`]));
  for (const { name, text, needs } of made) {
    writeFileSync(join(outdir, files.get(name) ?? ''), text);
    map.set(`/scripts/${name}.js`, [...needs, name].map((each) => `/assets/${files.get(each)}`).join(' '));
  }
  for (const [name, file] of await bundleStyles(outdir)) map.set(`/styles/${name}.css`, `/assets/${file}`);
  return map;
}

/** Every file that the scripts sent to browsers are made of; those of libraries lie below `node_modules`. */
export async function bundledFiles(): Promise<string[]> {
  const made = await allScripts({ minify: true });
  return [...new Set(made.flatMap(({ inputs }) => inputs))].sort();
}

/** A script with everything that it needs; null where there is none of that name. */
async function developed(name: string): Promise<string | null> {
  const entry = entries().find((each) => nameOf(each) === name);
  const data = (wanted: readonly string[]): string[] =>
    dataScripts().flatMap((script) => (wanted.includes(script.name) ? [script.text] : []));
  if (!entry) return data([name])[0] ?? null;
  const offered: Names = new Map(name === 'site' ? [[LOADER, new Set(['loadScript'])]] : []);
  const { module, needs } = await bundle(entry, offered, { minify: false });
  return [...data(needs), toClassic(name, module).text].join('');
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
          developed(name).then(
            (text) => (text === null ? next() : response.setHeader('content-type', 'text/javascript; charset=utf-8').end(text)),
            next,
          );
        });
      },
    },
  };
}
