import { readFileSync } from 'node:fs';
import { filesBelow } from '../../content/files-below.ts';
import { root } from '../../content/root.ts';
import { expressionsOf, type Expression } from './expressions-of.ts';
import { lintExpressions } from './lint-expressions.ts';

/** What runs before a reader's own text. `src/emit`, `src/site` and `src/schemas` read the site's content only, when it is built. */
const FOLDERS = ['src/core', 'src/tools', 'src/page-scripts', 'src/worker', 'src/cli'];

/** What a computed expression is put together from at run time, by file and name: the value that is hardest for it, and why no other is. */
export const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // A width in characters; the lines of a picture are some dozens long.
  'src/core/flow/wrap-text.ts': { length: '100' },
  // What a log writes in front of a line: signs as they are, numbers of any length.
  'src/core/pem/line-prefix.ts': { escaped: '\\d{1,20}\\-\\d{1,20}T\\d{1,20}\\:\\d{1,20}Z\\ \\[web\\]\\ ' },
};

/** The regular expressions that may meet a reader's text. */
function allExpressions(): Expression[] {
  return FOLDERS.flatMap((folder) =>
    filesBelow(root + folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .flatMap((file) =>
        expressionsOf(`${folder}/${file}`, readFileSync(`${root}${folder}/${file}`, 'utf8'), STAND_INS[`${folder}/${file}`]),
      ),
  );
}

if (import.meta.main) {
  const expressions = allExpressions();
  const problems = lintExpressions(expressions);
  console.log(problems.map((problem) => `  ${problem}`).join('\n'));
  console.log(`  看了 ${expressions.length} 個正規表示式，${problems.length} 個要改`);
  process.exit(problems.length > 0 ? 1 : 0);
}
