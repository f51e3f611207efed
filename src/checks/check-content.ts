import { adviceChecks } from './check-advice.ts';
import { articleChecks } from './check-articles.ts';
import { checkFlows } from './check-flows.ts';
import { checkReproduced } from './check-reproduced.ts';
import { checkInterface } from './check-interface.ts';
import { linkChecks } from './check-links.ts';
import { checkPermalinks } from './check-permalinks.ts';
import { wordChecks } from './check-words.ts';
import { loadArticles } from '../content/load-articles.ts';
import { ContentError, loadCollection, type CollectionName } from '../content/load-content.ts';
import {
  loadForwarding,
  loadLinks,
  loadOmissions,
  loadPermalinks,
  loadReproduced,
  loadSearchWords,
  loadSite,
  loadSlides,
  loadVerified,
  loadWords,
} from '../content/load-data.ts';

/** One check of the content with what it found; an empty list is a pass. */
export interface ContentCheck {
  name: string;
  problems: string[];
  /** What an editor should know though nothing is wrong. */
  notes?: string[];
}

const COLLECTIONS: CollectionName[] = [
  'authorities',
  'commands',
  'errors',
  'examples',
  'examples-chain',
  'flows',
  'glossary',
  'interface',
  'messages',
  'rules',
  'servers',
];
const DATA = {
  links: loadLinks,
  omissions: loadOmissions,
  permalinks: loadPermalinks,
  'reproduced-messages': loadReproduced,
  search: loadSearchWords,
  site: loadSite,
  slides: loadSlides,
  verified: loadVerified,
  words: loadWords,
};

/** Runs every check of `content/`. Messages are for editors: file, line, what is wrong, what to do. */
export function checkContent(): ContentCheck[] {
  const shapes = shapeChecks();
  // A file without its right shape cannot be looked into further.
  if (shapes.some(({ problems }) => problems.length > 0)) return shapes;
  const articles = loadArticles();
  return [
    ...shapes,
    ...articleChecks(articles),
    ...linkChecks(articles),
    ...wordChecks(articles),
    ...adviceChecks(articles),
    checkFlows(),
    checkInterface(),
    checkPermalinks(),
    checkReproduced(),
  ];
}

function shapeChecks(): ContentCheck[] {
  const collections = COLLECTIONS.map((name) => shape(`content/${name}`, () => loadCollection(name).length));
  const data = Object.entries(DATA).map(([name, load]) => shape(`content/${name}.yaml`, () => Object.keys(load()).length));
  // Nothing may have been moved yet.
  const moved = shape('content/forwarding.yaml', () => loadForwarding().length + 1);
  return [...collections, ...data, moved];
}

function shape(name: string, count: () => number): ContentCheck {
  try {
    return { name, problems: count() > 0 ? [] : ['沒有任何內容'] };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { name, problems: error.message.split('\n') };
  }
}
