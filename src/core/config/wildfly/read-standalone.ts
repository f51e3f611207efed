import type { ConfigReport } from '../config-finding.ts';
import { everyElement, readServerXml } from '../tomcat/read-server-xml.ts';
import { judgedTypes, type Resource } from './resource.ts';

/** What the console calls what stands inside of a resource. */
const INNER: Readonly<Record<string, readonly (readonly [attribute: string, name: string])[]>> = {
  'credential-reference': [['clear-text', 'credential-reference.clear-text']],
  file: [
    ['path', 'path'],
    ['relative-to', 'relative-to'],
  ],
  implementation: [['type', 'type']],
};

/** Resources in standalone.xml, or any part of it. */
export function readStandalone(text: string, report: ConfigReport): Resource[] {
  return everyElement(readServerXml(text, report)).flatMap(({ name: type, line, attributes: own, children }) => {
    if (!judgedTypes.test(type)) return [];
    const attributes = new Map(own);
    for (const child of children)
      for (const [attribute, name] of Object.hasOwn(INNER, child.name) ? (INNER[child.name] ?? []) : []) {
        const value = child.attributes.get(attribute);
        if (value !== undefined) attributes.set(name, value);
      }
    return [{ type, name: own.get('name') ?? '', line, attributes, isPart: false }];
  });
}
