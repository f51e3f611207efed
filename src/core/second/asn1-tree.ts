import { peekFrame, type Frame } from '../asn1/header.ts';
import { DerError } from '../asn1/der-error.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { readOid } from '../asn1/primitive.ts';
import { tagName } from '../asn1/tag-name.ts';
import { decodeText } from '../asn1/text.ts';
import { readTime } from '../asn1/time.ts';
import { nestsWell } from '../asn1/walk.ts';
import { toHex } from '../text/hex.ts';
import { oidText } from './oid-names.ts';

/** One element of ASN.1 as people read it. */
export interface TreeNode {
  /** "SEQUENCE", "[0]", "UTF8String"… */
  type: string;
  /** What stands in it; null where others stand in it, or where it is not to be shown. */
  value: string | null;
  /** Octets of content. */
  bytes: number;
  inside: TreeNode[];
  /** Why what is in it is not shown, or not all of it: `limit` of size or depth, `folded` as the caller asked, `broken` where the lengths do not fit. */
  rest: 'limit' | 'folded' | 'broken' | null;
}

/**
 * What an element that stays folded is called, or null where it opens. Elements go by their place: "1.0.2" is the third in the first in
 * the second.
 */
export type FoldedAs = (place: string, tag: number) => string | null;

/** Deeper and longer trees nobody reads; hostile ones have a million elements. */
const DEEPEST = 14;
const MOST_NODES = 250;
const MOST_CHARACTERS = 200;
/** Longer octets and numbers are counted and not shown: serial numbers and hashes of names have up to twenty, private keys more. */
const MOST_OCTETS = 20;

/** Reads BER or DER as a tree. Never throws; it takes no longer for larger input than the limits allow. */
export function asn1Tree(bytes: Uint8Array, foldedAs: FoldedAs = () => null): TreeNode[] {
  return listOf({ bytes, foldedAs, counted: 0 }, 0, bytes.length, 0, '').nodes;
}

interface Walk {
  bytes: Uint8Array;
  foldedAs: FoldedAs;
  /** Elements so far. */
  counted: number;
}

interface List {
  nodes: TreeNode[];
  /** Where the list ends. */
  end: number;
  rest: TreeNode['rest'];
}

/** Elements one after the other; an end-of-contents mark (BER) ends them. */
function listOf(walk: Walk, start: number, limit: number, depth: number, place: string): List {
  const nodes: TreeNode[] = [];
  let at = start;
  for (let number = 0; at < limit; number += 1) {
    if (walk.bytes[at] === 0 && walk.bytes[at + 1] === 0) return { nodes, end: at + 2, rest: null };
    if (walk.counted >= MOST_NODES) return { nodes, end: limit, rest: 'limit' };
    const frame = peekFrame(walk.bytes, at, limit);
    if (frame === null || frame.end > limit) return { nodes, end: limit, rest: 'broken' };
    const { node, end } = nodeOf(walk, frame, at, depth, `${place}${place === '' ? '' : '.'}${number}`);
    nodes.push(node);
    at = end;
  }
  return { nodes, end: at, rest: null };
}

function nodeOf(walk: Walk, frame: Frame, start: number, depth: number, place: string): { node: TreeNode; end: number } {
  walk.counted += 1;
  const node: TreeNode = { type: tagName(frame.tag), value: null, bytes: frame.end - frame.content, inside: [], rest: null };
  const fold = (rest: 'limit' | 'folded'): { node: TreeNode; end: number } => ({ node: { ...node, rest }, end: endOf(walk.bytes, frame) });
  const name = walk.foldedAs(place, frame.tag);
  if (name !== null) {
    node.type = `${name} ${node.type}`;
    return fold('folded');
  }
  const isConstructed = (frame.tag & 0x20) !== 0;
  if (isConstructed || holdsElement(walk.bytes, frame)) {
    if (depth >= DEEPEST) return fold('limit');
    const { nodes, end, rest } = listOf(walk, contentOf(frame), frame.end, depth + 1, place);
    return { node: { ...node, inside: nodes, rest }, end: frame.indefinite ? end : frame.end };
  }
  const element: DerElement = { source: walk.bytes, tag: frame.tag, start, contentStart: frame.content, end: frame.end };
  const value = valueOf(element);
  return { node: { ...node, value, rest: value === null && node.bytes > 0 ? 'folded' : null }, end: frame.end };
}

/** Behind an element, whose indefinite length (BER) is closed by an end-of-contents mark of its own. */
function endOf(bytes: Uint8Array, { content, end, indefinite }: Frame): number {
  if (!indefinite) return end;
  let at = content;
  for (let open = 1; open > 0 && at < end;) {
    const frame = peekFrame(bytes, at, end);
    if (frame === null) return end;
    if (frame.tag === 0) open -= 1;
    else if (frame.indefinite) open += 1;
    at = frame.indefinite ? frame.content : frame.end;
  }
  return Math.min(at, end);
}

/** An OCTET STRING or BIT STRING is often around another element. */
function holdsElement(bytes: Uint8Array, frame: Frame): boolean {
  if (frame.tag !== 0x04 && frame.tag !== 0x03) return false;
  const start = contentOf(frame);
  if (frame.tag === 0x03 && bytes[frame.content] !== 0) return false;
  const first = bytes[start];
  return frame.end - start > 2 && (first === 0x30 || first === 0x31 || first === 0x04) && nestsWell(bytes.subarray(start, frame.end));
}

/** Behind the number of unused bits, which a BIT STRING begins with. */
const contentOf = ({ tag, content }: Frame): number => (tag === 0x03 ? content + 1 : content);

function valueOf(element: DerElement): string | null {
  const content = element.source.subarray(element.contentStart, Math.min(element.end, element.contentStart + 1024));
  try {
    if (element.tag === 0x06) return oidText(readOid(element));
    if (element.tag === 0x17 || element.tag === 0x18) return readTime(element);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
  }
  if (element.tag === 0x01) return content[0] === 0 ? 'FALSE' : 'TRUE';
  if (element.tag === 0x05) return '';
  if ((element.tag === 0x02 || element.tag === 0x0a) && content.length > 0 && content.length <= 6)
    return String(BigInt.asIntN(content.length * 8, BigInt(`0x${toHex(content)}`)));
  const text = decodeText({ ...element, end: element.contentStart + content.length })?.value ?? printable(element.tag, content);
  if (text !== null) return /PRIVATE KEY/.test(text) ? null : text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return element.end - element.contentStart > MOST_OCTETS ? null : toHex(content);
}

/** Text under an implicit tag, as addresses are written. */
function printable(tag: number, content: Uint8Array): string | null {
  if (tag >> 6 !== 2 || content.length < 4) return null;
  const text = String.fromCharCode(...content);
  return /^[ -~]+$/.test(text) ? text : null;
}
