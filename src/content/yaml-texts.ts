import { collectionNames, collections, type CollectionName } from './collections.ts';
import { content, type ContentFolder, type ContentText } from './content-folder.ts';

/** Lists about the content itself. */
const ABOUT: ReadonlySet<CollectionName> = new Set(['links', 'omissions', 'permalinks', 'search', 'typed-dates', 'words']);

/** Every file of data with its text, the lists about the content itself left out. */
export function yamlTexts(from: ContentFolder = content): ContentText[] {
  return from.texts(collectionNames.filter((name) => collections[name].kind !== 'articles' && !ABOUT.has(name)));
}
