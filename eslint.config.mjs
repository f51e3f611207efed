import tseslint from 'typescript-eslint';
import { mayImportRule } from './eslint.structure.mjs';

const inCore = ['src/core/**/*.ts'];
const no = (group, message) => ({ group, message });
const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const noX509 = no(
  ['@peculiar/*', 'reflect-metadata'],
  'Reading and judging are our own (DECISIONS): @peculiar makes certificates and reads them a second time, behind the door src/peculiar.',
);
const noHtml = no(['htmlparser2'], 'The HTML parser belongs to src/core/mixed, src/emit, src/checks/walk-dist.ts and tests.');
const noCrypto = no(['@noble/*', 'micro-rsa-dsa-dh'], 'Hashes and signatures belong to src/core/crypto.');
const coreOnly = no(
  [
    '**/tools/**',
    '**/page-scripts/**',
    '../../checks/**',
    '**/dev/**',
    '**/emit/**',
    '**/cli/**',
    '**/schemas/**',
    '**/components/**',
    '**/layouts/**',
    '**/pages/**',
    '**/site/**',
    'node:*',
    'astro',
    'astro:*',
    'yaml',
    'zod',
  ],
  'src/core is pure: it imports src/core and nothing that reads, renders or parses content.',
);

const restrictedSyntax = [
  { selector: "MemberExpression[property.name='innerHTML']", message: 'Untrusted text enters the page only as text nodes.' },
  { selector: "MemberExpression[property.name='outerHTML']", message: 'Untrusted text enters the page only as text nodes.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
];

/** What people read lies in `content/`, where editors find it and its checks look at it. */
const words = ['Literal[value=/\\p{Script=Han}/u]', 'TemplateElement[value.raw=/\\p{Script=Han}/u]'].map((selector) => ({
  selector,
  message:
    'Words for people lie in content/interface: `ui.code` (src/tools, src/page-scripts, src/worker, src/cli) or content/messages (src/core).',
}));

/** In tests: a verdict by the clock is one about the machine. `ends` and `growsInProportion` tell kinds of slowness, `npm run bench` the speed. */
const noClock = [
  "MemberExpression[object.name='performance'][property.name='now']",
  "MemberExpression[object.name='process'][property.name='hrtime']",
  "MemberExpression[object.name='process'][property.name='cpuUsage']",
].map((selector) => ({ selector, message: 'What takes too long is found by ends and growsInProportion of tests/support/effort.ts.' }));
const noToday = [{ selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Tests judge at a fixed day.' }];

/** Where DER is read: what is read and thrown away is what others refuse and nobody here noticed. */
const noReading = "Nothing is read and thrown away without a reason: frame.skip<'the reason'>(…) or stepOver<'the reason'>(…).";
const thrownAway = [
  "ArrowFunctionExpression > Literal.body[raw='null']",
  "ArrowFunctionExpression > Identifier.body[name='undefined']",
  ':function > BlockStatement.body[body.length=0]',
  'ExpressionStatement > CallExpression[arguments.length<2][callee.property.name=/^(next|expect|optional)$/]',
].map((selector) => ({ selector, message: noReading }));

/** What the strict set with types would have otherwise, and why. */
const typed = {
  // `test(…)` in a file is awaited by the runner.
  '@typescript-eslint/no-floating-promises': [
    'error',
    { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite', 'before', 'after'] }] },
  ],
  // A union that grows must be answered everywhere; a default is an answer.
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // What a table or an expression's group may not have is `undefined` to the compiler; objects are still refused.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: true }],
  // `return say(…)` leaves a function that gives nothing.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // Characters, not UTF-16 units, are what is counted and cut; a copy of the storage is what tests look at.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string', { from: 'lib', name: 'Storage' }] }],
  // A fault in DER is no program error: thrown by the thousand, and without a stack.
  '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: 'DerError' }] }],
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
  // `part<HTMLButtonElement>(…)`: whoever asks the page for an element says what it is.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // `NonNullable<unknown>` is how one says "anything but null".
  '@typescript-eslint/no-generated-empty-object-type': 'off',
  // Says of every object of a library's class that is made by its parser that it was not made by its constructor.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // The one deprecated call, `execCommand`, is the only way on plain http; the rule costs a seventh of the time.
  '@typescript-eslint/no-deprecated': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.astro/', 'generated/', 'test-results/', 'package/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  // A test may ask again what the compiler already knows: it is there for the day when that is no longer so.
  { files: ['tests/**/*.ts'], rules: { '@typescript-eslint/no-unnecessary-condition': 'off' } },
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { structure: { rules: { 'may-import': mayImportRule } } },
    rules: { 'structure/may-import': 'error', ...restricted(noX509, noHtml, noCrypto) },
  },
  { files: ['src/peculiar/**/*.ts'], rules: restricted(noHtml, noCrypto) },
  // Of two blocks that restrict the same, the later one replaces the earlier: each says all that holds for its files.
  { files: ['src/emit/**/*.ts', 'src/checks/walk-dist.ts'], rules: restricted(noX509, noCrypto) },
  { files: inCore, rules: restricted(coreOnly, noX509, noHtml, noCrypto) },
  { files: ['src/core/mixed/**/*.ts'], rules: restricted(coreOnly, noX509, noCrypto) },
  { files: ['src/core/crypto/**/*.ts'], rules: restricted(coreOnly, noX509, noHtml) },
  { files: ['src/core/{asn1,x509}/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...words, ...thrownAway] } },
  {
    files: inCore,
    ignores: [
      // Have a list of their own, with these in it.
      'src/core/{asn1,x509}/**',
      // What other programs write, so that it is recognised.
      'src/core/recognise/kinds/**',
      // Characters that mean the same, and numerals.
      'src/core/search/normalise.ts',
      'src/core/reply/chinese-number.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...words] },
  },
  { files: ['tests/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...noClock] } },
  {
    // Tests that wait for programs of others need a clock for their patience.
    files: ['tests/**/*.ts'],
    ignores: ['tests/{package,servers,site}/**', 'tests/support/effort.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...noClock, ...noToday] },
  },
  { files: ['tests/support/effort.ts'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] } },
  {
    files: ['src/tools/**/*.ts', 'src/page-scripts/**/*.ts', 'src/worker/**/*.ts', 'src/cli/**/*.ts'],
    // A word that the search engine is asked for, and nobody reads.
    ignores: ['src/tools/search/searcher.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...words] },
  },
  {
    files: ['src/tools/**/*.ts', 'src/page-scripts/**/*.ts'],
    rules: restricted(
      noX509,
      noHtml,
      noCrypto,
      no(
        ['**/checks/**', '**/dev/**', '**/emit/**', '**/cli/**', 'node:*'],
        'Tools and page scripts run in the browser: they import core.',
      ),
    ),
  },
  {
    files: ['src/schemas/**/*.ts'],
    rules: restricted(
      noX509,
      noHtml,
      noCrypto,
      no(
        ['**/tools/**', '**/page-scripts/**', '**/checks/**', '**/dev/**', '**/emit/**', '**/cli/**', '**/site/**'],
        'Schemas import core types only.',
      ),
    ),
  },
  {
    files: ['*.config.ts', '*.config.mjs', '**/*.d.ts', 'src/content.config.ts', 'tests/site/serve-dist.ts', 'src/dev/test-log.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-var': 'off' },
  },
);
