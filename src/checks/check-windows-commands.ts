import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { scriptFiles } from '../content/script-files.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { knownCommands, lintWindowsCommands } from './lint/windows-commands.ts';

/** What cannot be run where the tests run is at least held, command by command and parameter by parameter, against what is published. */
export function checkWindowsCommands(articles: readonly Article[], from: ContentFolder): ContentCheck {
  return contentCheck('Windows 的指令與參數都在公開的參考文件裡', () => {
    const known = knownCommands(from.load('windows-commands'), scriptFiles());
    return articles.flatMap((article) => lintWindowsCommands(article, known));
  });
}
