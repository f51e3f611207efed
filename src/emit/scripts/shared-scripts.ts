import type { Plugin } from 'esbuild';
import { join, relative } from 'node:path';
import { root } from '../../content/root.ts';

/**
 * Scripts whose modules others use without carrying them, in the order in which they run, and the modules that each brings: files below
 * `src`, or all in a folder where it ends with a slash. A module belongs to the first script that names it. What only one script uses
 * belongs into that script, not here.
 */
export const SHARED: Readonly<Record<string, readonly string[]>> = {
  // On every page, so that nobody has to say that it is needed.
  site: ['page-scripts/guard/entered.ts', 'page-scripts/site/copy.ts', 'page-scripts/site/load-script.ts'],
  // Keeps private keys out of every field, and reads what remains.
  guard: [
    'core/asn1/header.ts',
    'core/asn1/walk.ts',
    'core/pem/',
    'core/secret/printed-bytes.ts',
    'core/text/render-message.ts',
    'core/text/trim-end.ts',
  ],
  // What tools are made of, whatever they are about.
  bench: [
    'core/text/reveal-text.ts',
    'tools/shared/element.ts',
    'tools/shared/input-panel.ts',
    'tools/shared/source.ts',
    'tools/shared/take-away.ts',
    'tools/shared/verdict-card.ts',
  ],
  // Where the lines of a text are.
  lines: ['core/recognise/kinds/text-lines.ts', 'core/recognise/line-positions.ts'],
  // Opens plain text.
  plain: ['tools/shared/open-text.ts'],
  // Writes a table as plain text for a spreadsheet.
  csv: ['core/text/write-csv.ts'],
  // Says in words what could not be read, and where a result leads to.
  notes: [
    'core/inspect/note-lines.ts',
    'core/inspect/words.ts',
    'core/other/may-be-other.ts',
    'tools/decoder/render-notes.ts',
    'tools/decoder/words.ts',
    'tools/shared/flow-links.ts',
    'tools/shared/judging-day.ts',
    'tools/shared/look-again.ts',
  ],
  // Decodes.
  core: [
    'core/asn1/',
    'core/crypto/hash.ts',
    'core/rehearse/practice.ts',
    'core/text/hex.ts',
    'core/text/ip-address.ts',
    'core/x509/',
    'tools/shared/object-name.ts',
    'tools/shared/read-source.ts',
  ],
  // Verifies, and judges by rules and by what is known of authorities.
  judge: [
    'core/authority/',
    'core/chain/key-id-match.ts',
    'core/crypto/verify.ts',
    'core/crypto/web-crypto.ts',
    'core/policy/',
    'core/text/excerpt.ts',
    'core/weak-key/',
    'tools/shared/authority-facts.ts',
    'tools/shared/page-verify.ts',
  ],
  // Verifies and judges one object as a whole.
  inspect: ['core/inspect/inspect-input.ts'],
  // What stands below the verdict of one object as below that of a chain.
  paper: [
    'core/chain/seams.ts',
    'core/flow/wrap-text.ts',
    'core/inspect/validity-ruler.ts',
    'core/inspect/validity-span.ts',
    'tools/sheet/draw-ruler.ts',
    'tools/sheet/draw-seam.ts',
    'tools/sheet/marks.ts',
    'tools/sheet/print-lines.ts',
    'tools/sheet/save-button.ts',
    'tools/sheet/svg.ts',
  ],
  // How one object looks below its verdict; the report says the same in words.
  sheet: ['core/inspect/facts-of.ts', 'tools/decoder/remind.ts', 'tools/sheet/'],
  decoder: ['tools/decoder/details.ts'],
  // Examines chains, and shows them; what most chains do not need comes in further scripts.
  chains: [
    'core/chain/chain-verdict.ts',
    'core/chain/chain-words.ts',
    'core/chain/codes.ts',
    'core/chain/examine-with.ts',
    'core/chain/limits.ts',
    'core/chain/links.ts',
    'core/chain/name-key.ts',
    'core/chain/platforms.ts',
    'core/chain/problem-of.ts',
    'core/chain/readable-enough.ts',
    'core/chain/self-issued.ts',
    'core/chain/tree-results.ts',
    'core/chain/unanimous.ts',
    'core/revocation/may-say.ts',
    'tools/chain/given-roots.ts',
    'tools/chain/load-part.ts',
    'tools/chain/page-parts.ts',
    'tools/chain/places.ts',
    'tools/chain/render-bundle.ts',
    'tools/chain/render-trust.ts',
    'tools/chain/revocation.ts',
    'tools/chain/view.ts',
    'tools/chain/words.ts',
  ],
  // What reports of connections take from the tool that reads and judges them.
  connection: [
    'core/probe/criteria.ts',
    'core/probe/http-answer.ts',
    'core/probe/judge-probe.ts',
    'core/probe/probe-codes.ts',
    'core/probe/probe-record.ts',
    'core/probe/probe-text.ts',
    'core/probe/read-probe-text.ts',
  ],
  // What is said of connections, for whoever says it.
  probed: [
    'core/probe/probe-words.ts',
    'tools/connection/own-file.ts',
    'tools/connection/report.ts',
    'tools/connection/told.ts',
    'tools/connection/view.ts',
  ],
  // What the decoder needs where there is an object; its reports need it too.
  objects: ['core/inspect/headline.ts', 'tools/decoder/judging-rules.ts'],
  // Reads HTML and XML.
  markup: ['core/mixed/attribute-value.ts', 'core/mixed/read-markup.ts', 'core/text/spans-between.ts'],
  // Tells whose configuration a text holds.
  configs: [
    'core/config/detect-config.ts',
    'core/config/find-configs.ts',
    'core/config/other-products.ts',
    'core/config/server-version.ts',
  ],
  // What the checkers of all but nginx have in common.
  checkers: ['core/config/budget.ts', 'core/config/pattern/', 'tools/config/other-words.ts'],
  // What the checks of every server's configuration and the writer of new ones use.
  config: [
    'core/config/balance.ts',
    'core/config/byte-order-mark.ts',
    'core/config/certificate-file.ts',
    'core/config/cipher-list.ts',
    'core/config/config-finding.ts',
    'core/config/every-node.ts',
    'core/config/generate-request.ts',
    'core/config/hsts.ts',
    'core/config/named-index.ts',
    'core/near-word.ts',
    'core/config/odd-characters.ts',
    'core/config/openssl-groups.ts',
    'core/config/protocol-set.ts',
    'core/config/recommended-protocols.ts',
    'core/config/safe-fact.ts',
    'core/config/server-version.ts',
    'tools/config/words.ts',
  ],
  // Reads the XML of Tomcat, IIS and WildFly.
  xml: ['core/config/tomcat/read-server-xml.ts'],
};

/**
 * Modules that a script carries although a shared one brings them: tables and pure functions that the shared one would have to offer on
 * every page for a script that hardly anybody asks for. None of them keeps anything, so that two copies need not know of each other.
 */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  second: [
    'core/asn1/oid-table.ts',
    'core/asn1/tag-name.ts',
    'core/asn1/text.ts',
    'core/asn1/walk.ts',
    'core/x509/extension-names.ts',
    'core/x509/key-types.ts',
    'core/x509/request-attributes.ts',
    'core/x509/usages.ts',
  ],
};

const isCarried = (script: string, module: string): boolean => CARRIED[script]?.includes(module) === true;

/** Scripts of data, with the one module that reads what each has brought. */
const DATA: Readonly<Record<string, string>> = {
  authorities: 'tools/shared/authority-facts.ts',
  faults: 'tools/decoder/fault-words.ts',
};

/** All that scripts may need, in the order in which it runs: what is known of authorities lies there before chains are examined. */
function inOrder(): string[] {
  const all = [...Object.keys(SHARED), ...Object.keys(DATA)].filter((name) => name !== 'authorities');
  return all.toSpliced(all.indexOf('chains'), 0, 'authorities');
}

const PREFIX = 'shared:';

/** The shared script that brings a module, by its path below `src`. */
export function bringerOf(module: string): string | null {
  const fits = (each: string): boolean => each === module || (each.endsWith('/') && module.startsWith(each));
  return Object.keys(SHARED).find((name) => SHARED[name]?.some(fits)) ?? null;
}

/** What an entry says that its script needs: `import 'needs:guard bench'`. */
export function needsIn(entry: string): string[] {
  return /^import 'needs:([a-z ]+)';$/m.exec(entry)?.[1]?.split(' ') ?? [];
}

/**
 * Makes a script take shared modules from where they are: esbuild keeps them as imports, which `toClassic` turns into look-ups.
 * `takes` tells which of them it takes; the others it carries itself.
 */
export function leaveOutShared(script: string, takes: (module: string, by: string) => boolean): Plugin {
  return {
    name: 'shared',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const module = relative(join(root, 'src'), join(resolveDir, path)).replaceAll('\\', '/');
        const by = bringerOf(module);
        if (by === null || by === script || isCarried(script, module) || !takes(module, by)) return undefined;
        return { path: `${PREFIX}${by}/${module}`, external: true, sideEffects: false };
      });
      bundle.onResolve({ filter: /^needs:/ }, ({ path }) => ({ path, namespace: 'needs' }));
      bundle.onLoad({ filter: /.*/, namespace: 'needs' }, () => ({ contents: '' }));
    },
  };
}

/** Names by the module that exports them. */
export type Names = Map<string, Set<string>>;
/** What a script looks up, by the script that brings it. */
export type LookUps = Map<string, Names>;

const IMPORT = /\bimport\s*\{([^{}]*)\}\s*from\s*"shared:([^/"]+)\/([^"]+)";/g;
const EXPORT = /\bexport\s*\{([^{}]*)\};\s*$/;

/** What a shared script's export is called where it is kept. */
export type NameOf = (script: string, name: string) => string;

/**
 * Names of a letter or two for whatever scripts look up in one another: what stands once in each of them is not made small by gzip.
 * Of the script that is on every page, which others may ask as well, the names stay.
 */
export function shortNames(lookUps: readonly LookUps[]): NameOf {
  const short = new Map<string, string>();
  for (const by of Object.keys(SHARED).slice(1)) {
    const names = new Set(lookUps.flatMap((each) => [...(each.get(by)?.values() ?? [])].flatMap((kept) => [...kept])));
    for (const [at, name] of [...names].sort().entries()) short.set(`${by} ${name}`, lettersOf(at));
  }
  return (script, name) => short.get(`${script} ${name}`) ?? name;
}

/** a, b … z, aa, ab … */
function lettersOf(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last;
}

/** Makes a classic script of what esbuild wrote as a module: shared imports are looked up, exports are kept as `kb.NAME`. */
export function toClassic(script: string, module: string, nameOf: NameOf = (_, name) => name): { text: string; lookUps: LookUps } {
  const lookUps: LookUps = new Map();
  const text = module
    .replace(IMPORT, (_, list: string, by: string, path: string) => {
      const names = pairs(list);
      const modules = lookUps.get(by) ?? (new Map() as Names);
      const known = modules.get(path) ?? new Set<string>();
      lookUps.set(by, modules.set(path, known));
      for (const [name] of names) known.add(name);
      return `const{${names.map(([name, local]) => `${nameOf(by, name)}:${local}`).join()}}=kb.${by};`;
    })
    .replace(EXPORT, (_, list: string) => {
      const kept = pairs(list).map(([local, name]) => `${nameOf(script, name)}:${local}`);
      // The first one is there before all others.
      return script === Object.keys(SHARED)[0] ? `globalThis.kb={${script}:{${kept.join()}}};` : `kb.${script}={${kept.join()}};`;
    });
  if (/"shared:|\bexport\s*\{/.test(text)) throw new Error(`${script}: esbuild wrote a form of import or export that is not known here.`);
  // What declares nothing needs no room of its own.
  const isBare = !/\b(?:const|let|var|function|class)\b/.test(text);
  return { text: isBare ? text.trim() : `"use strict";(()=>{${text.trim()}})()`, lookUps };
}

/** "a as b, c" as [["a", "b"], ["c", "c"]]. */
function pairs(list: string): [string, string][] {
  return list.split(',').map((each) => {
    const [first = '', second = first] = each.trim().split(/\s+as\s+/);
    return [first, second];
  });
}

/** What is wrong with what `script` says it needs, a sentence each; `needsOf` tells what a shared script says, `files` what this one carries. */
export function faultsOfNeeds(
  script: string,
  needsOf: (script: string) => readonly string[],
  lookUps: LookUps,
  files: readonly string[],
): string[] {
  const needs = needsOf(script);
  const order = inOrder();
  const used = new Set([...lookUps.keys()].filter((name) => name !== 'site'));
  for (const name of used) for (const further of needsOf(name)) used.add(further);
  for (const [name, door] of Object.entries(DATA)) {
    const carried = bringerOf(door) === null && files.includes(`src/${door}`);
    if (carried || [...lookUps.values()].some((modules) => modules.has(door))) used.add(name);
  }
  return [
    ...[...used].filter((name) => !needs.includes(name)).map((name) => `${script} needs ${name} and does not say so.`),
    ...needs.filter((name) => !used.has(name)).map((name) => `${script} says that it needs ${name}, which is not so.`),
    ...needs
      .filter((name, at) => order.indexOf(name) < order.indexOf(needs[at - 1] ?? ''))
      .map((name) => `${script} must name ${name} earlier.`),
  ];
}

/** Modules that several scripts carry, a sentence each; `scripts` gives the files that each is made of. Two copies know nothing of each other. */
export function carriedTwice(scripts: ReadonlyMap<string, readonly string[]>): string[] {
  const carriers = new Map<string, string[]>();
  for (const [script, files] of scripts)
    for (const file of files)
      if (!isCarried(script, file.replace(/^src\//, ''))) carriers.set(file, [...(carriers.get(file) ?? []), script]);
  return [...carriers]
    .filter(([, names]) => names.length > 1)
    .map(([file, names]) => `${file} is in ${names.join(' and ')}: SHARED has to say which of them brings it.`);
}
