import { ContentError, loadCollection, type CollectionName } from './load-content.ts';

/** One check of the content with what it found; an empty list is a pass. */
export interface ContentCheck {
  name: string;
  problems: string[];
}

/** Runs every check of `content/`. Messages are for editors: file, place, what to do. */
export async function checkContent(): Promise<ContentCheck[]> {
  return [...schemaChecks()];
}

function schemaChecks(): ContentCheck[] {
  const collections: CollectionName[] = ['authorities', 'commands', 'errors', 'flows', 'glossary', 'messages', 'rules'];
  return collections.map((name) => {
    try {
      const { length } = loadCollection(name);
      return { name: `content/${name}`, problems: length > 0 ? [] : ['沒有任何檔案'] };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return { name: `content/${name}`, problems: error.message.split('\n') };
    }
  });
}
