import { linePositions } from '../../recognise/line-positions.ts';
import { readMarkup } from '../../mixed/read-markup.ts';
import type { ConfigReport } from '../config-finding.ts';
import { everyNode } from '../every-node.ts';
import { nameFact } from '../safe-fact.ts';

/** One element of an XML configuration; comments never show up. */
export interface XmlElement {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
}

const DEPTH = 64;

/** Reads XML, or any part of one, into a tree. What is not closed goes to `report`. */
export function readServerXml(text: string, report: ConfigReport): XmlElement[] {
  const positions = linePositions(text);
  const root: XmlElement[] = [];
  const open: XmlElement[] = [];
  readMarkup(
    text,
    {
      open({ name, at, attributes, selfClosing }) {
        const values = new Map([...attributes].map(([attribute, { text: value }]) => [attribute, value]));
        const element: XmlElement = { name, line: positions.at(at).line, attributes: values, children: [] };
        (open[Math.min(open.length, DEPTH) - 1]?.children ?? root).push(element);
        if (!selfClosing) open.push(element);
      },
      close(name, at) {
        const last = open.at(-1);
        if (last === undefined) report.add('extra-close', positions.at(at).line, {});
        else {
          open.pop();
          if (last.name !== name)
            report.add('section-mismatch', positions.at(at).line, { name: nameFact(name), expected: nameFact(last.name) });
        }
      },
    },
    { xml: true },
  );
  for (const { name, line } of open.slice(0, DEPTH)) report.add('unclosed-block', line, { name: nameFact(name) });
  return root;
}

/** An element and all inside it, depth first. */
export function everyElement(elements: readonly XmlElement[]): XmlElement[] {
  return everyNode(elements, ({ children }) => children);
}
