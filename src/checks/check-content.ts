import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticles } from '../content/articles.ts';
import { readAuthorityFiles } from '../content/authority-files.ts';
import { collections, mayBeEmpty, namesOf, placeOf } from '../content/collections.ts';
import { astroPages } from '../content/astro-pages.ts';
import { content, ContentError, type ContentFolder } from '../content/content-folder.ts';
import { checkAdvice } from './check-advice.ts';
import { articleChecks } from './check-articles.ts';
import { checkDiagnosis } from './check-diagnosis.ts';
import { factChecks } from './check-facts.ts';
import { checkFixedDays } from './check-fixed-days.ts';
import { checkDoors, checkFlows } from './check-flows.ts';
import { checkInterface } from './check-interface.ts';
import { checkExternalLinks, checkHarvest, checkInternalLinks } from './check-links.ts';
import { checkPacks } from './check-packs.ts';
import { checkPlacements } from './check-placements.ts';
import { checkTasks } from './check-tasks.ts';
import { checkPermalinks } from './check-permalinks.ts';
import { checkReplyCures } from './check-reply-cures.ts';
import { checkReplyEnglish } from './check-reply-english.ts';
import { checkReproduced } from './check-reproduced.ts';
import { checkWindowsCommands } from './check-windows-commands.ts';
import { wordChecks } from './check-words.ts';
import { editorSettings, schemaFiles, SETTINGS } from '../content/json-schemas.ts';
import { root } from '../content/root.ts';
import type { ContentCheck } from './content-check.ts';

/** Runs every check of `content/`. A fault in one file leaves the checks that do not need it. */
export function checkContent(from: ContentFolder = content): ContentCheck[] {
  const { articles } = from.get(readArticles);
  return [
    ...shapeChecks(from),
    ...articleChecks(articles, from),
    checkInternalLinks(from),
    checkExternalLinks(from),
    checkHarvest(from),
    ...factChecks(articles, from),
    ...wordChecks(articles, from),
    checkFixedDays(articles, from),
    checkAdvice(articles, from),
    checkFlows(from),
    checkDoors(from),
    checkDiagnosis(from),
    checkInterface(from),
    checkPacks(from),
    checkPlacements(from),
    checkTasks(articles, from),
    checkPermalinks(from),
    checkReproduced(from),
    checkReplyCures(from),
    checkReplyEnglish(from),
    checkWindowsCommands(articles, from),
  ];
}

function shapeChecks(from: ContentFolder): ContentCheck[] {
  const data = [...namesOf('files'), ...namesOf('file')].map((name): ContentCheck => {
    const { entries, faults } = from.read(name);
    const count = collections[name].kind === 'file' ? Object.keys(entries[0]?.data ?? {}).length : entries.length;
    const empty = faults.length === 0 && count === 0 && !mayBeEmpty.has(name) ? ['沒有任何內容'] : [];
    return { name: placeOf(name), problems: [...faults, ...empty] };
  });
  const strays = from.strays().map((file) => `content/${file}：不屬於任何一種內容，網站不會讀它。請看看檔名與資料夾有沒有寫錯，或移走。`);
  return [
    ...data,
    { name: '文章的前言與標記', problems: [...from.get(readArticles).faults] },
    { name: 'content 的檔案各屬於一種內容', problems: strays },
    { name: '憑證檔是資料說的那一張', problems: [...from.get(readAuthorityFiles).faults] },
    { name: '頁面的原始碼', problems: pageFaults(from) },
    { name: '編輯器用的格式是新的', problems: staleEditorFiles() },
  ];
}

function pageFaults(from: ContentFolder): string[] {
  try {
    astroPages(from);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message.split('\n');
  }
}

function staleEditorFiles(): string[] {
  const textAt = (path: string): string | null => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);
  const settings = editorSettings(textAt(SETTINGS));
  const stale = [...schemaFiles(), ...('text' in settings ? [[SETTINGS, settings.text] as const] : [])]
    .filter(([path, text]) => textAt(path) !== text)
    .map(([path]) => `${path} 和 src/schemas 不同，請執行 npm run schemas，一起送出。`);
  return 'fault' in settings ? [...stale, settings.fault] : stale;
}
