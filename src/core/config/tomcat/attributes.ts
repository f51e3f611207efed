import { isAtLeast } from '../generate-request.ts';
import { nearWord } from '../../near-word.ts';
import { ATTRIBUTE_TABLE } from './attribute-table.ts';

/** Elements whose attributes Tomcat's sources were read for. */
export const tabled = ['Connector', 'SSLHostConfig', 'Certificate'] as const;
export type TabledElement = (typeof tabled)[number];

const RELEASES = ['8.5', '9.0', '10.1', '11.0'] as const;
export type TomcatRelease = (typeof RELEASES)[number];

let table: Map<string, Map<string, string>> | null = null;

/** Every attribute of an element with the letters of the releases that have it. */
function attributesOf(element: TabledElement): ReadonlyMap<string, string> {
  table ??= readTable();
  return table.get(element) ?? new Map<string, string>();
}

/** Releases that know the attribute, oldest first; none when it is unknown to all. */
export function releasesWith(element: TabledElement, attribute: string): TomcatRelease[] {
  const letters = attributesOf(element).get(attribute) ?? '';
  return RELEASES.filter((_, at) => letters.includes('abcd'[at] ?? ''));
}

/** What was meant by a name that no release knows: a name that differs in case or by a letter or two. */
export function nearAttribute(element: TabledElement, attribute: string): string | null {
  return nearWord(attribute, attributesOf(element).keys());
}

/** The release that a version belongs to; null of an unknown version and of those that the table does not know. */
export function releaseOf(version: string | null): TomcatRelease | null {
  if (version === null || !isAtLeast(version, 8, 5)) return null;
  if (isAtLeast(version, 11)) return '11.0';
  if (isAtLeast(version, 10)) return '10.1';
  return isAtLeast(version, 9) ? '9.0' : '8.5';
}

function readTable(): Map<string, Map<string, string>> {
  const read = new Map<string, Map<string, string>>();
  for (const line of ATTRIBUTE_TABLE.trim().split('\n')) {
    const [key = '', names = ''] = line.split(':');
    const [element = '', letters = ''] = key.split(' ');
    const attributes = read.get(element) ?? new Map<string, string>();
    for (const name of names.split(' ')) attributes.set(name, letters);
    read.set(element, attributes);
  }
  return read;
}
