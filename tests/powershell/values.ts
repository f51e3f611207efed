/**
 * Values of PowerShell as far as the script's pure functions use them. Whatever PowerShell would convert in a way that surprises
 * (a byte that is shifted, an array that is compared, null in arithmetic) is an error here, so that the script does not rely on it.
 */
export type Value =
  null | undefined | boolean | number | string | Byte | Char | Uint8Array | ByteList | ObjectList | Table | Callable | Latin1 | Value[];

/** Elements of byte[] are of a type of their own. */
export class Byte {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}
export class Char {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}
/** System.Collections.Generic.List[byte] */
export class ByteList {
  bytes: Uint8Array = new Uint8Array(0);
}
/** System.Collections.Generic.List[object] */
export class ObjectList {
  readonly items: Value[] = [];
}
/** A hashtable; keys ignore case. */
export class Table {
  readonly #entries = new Map<string, { key: string; value: Value }>();
  has(key: string): boolean {
    return this.#entries.has(key.toLowerCase());
  }
  get(key: string): Value {
    const entry = this.#entries.get(key.toLowerCase());
    if (entry === undefined) throw new Error(`no key ${key}`);
    return entry.value;
  }
  set(key: string, value: Value): void {
    this.#entries.set(key.toLowerCase(), { key: this.#entries.get(key.toLowerCase())?.key ?? key, value });
  }
  entries(): [string, Value][] {
    return [...this.#entries.values()].map(({ key, value }) => [key, value]);
  }
}
/** A script block, or a function of the test in its place. */
export class Callable {
  readonly call: (args: Value[]) => Value;
  constructor(call: (args: Value[]) => Value) {
    this.call = call;
  }
}
/** System.Text.Encoding of ISO 8859-1. */
export class Latin1 {
  readonly name = 'latin1';
}

export const nameOf = (value: Value): string =>
  value === null ? 'null' : typeof value === 'object' ? value.constructor.name : typeof value;

/** A whole number of 32 bits; anything else is refused. */
export function int(value: Value): number {
  const number = value instanceof Byte ? value.value : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 0x7fffffff) throw new Error(`no int: ${nameOf(value)}`);
  return number;
}

export function text(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Byte || typeof value === 'number') return String(int(value));
  if (value instanceof Char) return value.value;
  if (value === null) return '';
  throw new Error(`no text: ${nameOf(value)}`);
}

export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value !== 0;
  if (value instanceof Table) return true;
  throw new Error(`no truth: ${nameOf(value)}`);
}

export function bytes(value: Value): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error(`no byte[]: ${nameOf(value)}`);
}

/** What a value writes to the output when it stands alone: of arrays and lists the elements. */
export function elements(value: Value): Value[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return [...value];
  if (value instanceof Uint8Array) return [...value].map((byte) => new Byte(byte));
  if (value instanceof ByteList) return [...value.bytes].map((byte) => new Byte(byte));
  return value instanceof ObjectList ? [...value.items] : [value];
}

/** What is caught of an output: nothing is null, one is itself, several are an array. */
export const caught = (output: Value[]): Value => (output.length === 0 ? null : output.length === 1 ? output[0] : output);

function isEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) {
    // With an array on the left it would be a filter.
    if (right === null && (Array.isArray(left) || left instanceof Uint8Array)) throw new Error('null belongs on the left');
    return left === right;
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') return left === right;
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  return int(left) === int(right);
}

/** "{0:x4}" -f …: hex and plain only. */
function formatted(template: string, args: Value[]): string {
  const done = template.replace(/\{(\d)(?::x(\d))?\}/gu, (_, at: string, width?: string) => {
    if (Number(at) >= args.length) throw new Error(`no argument ${at}`);
    const arg = args[Number(at)];
    return width === undefined ? text(arg) : int(arg).toString(16).padStart(Number(width), '0');
  });
  if (/[{}]/u.test(done)) throw new Error(`format ${template}`);
  return done;
}

function added(left: Value, right: Value): Value {
  if (typeof left === 'string') return left + text(right);
  if (Array.isArray(left)) return [...left, ...elements(right)];
  return int(left) + int(right);
}

/** .NET's patterns of the script mean the same in JavaScript. */
export const pattern = (source: Value, flags = 'iu'): RegExp => new RegExp(text(source), flags);

const string = (value: Value): string => {
  if (typeof value !== 'string') throw new Error(`no string: ${nameOf(value)}`);
  return value;
};

/** The operators that need both sides and nothing else. */
export const operators: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  '+': added,
  '-': (left, right) => int(left) - int(right),
  '*': (left, right) => (typeof left === 'string' ? left.repeat(int(right)) : int(left) * int(right)),
  '-f': (left, right) => formatted(string(left), elements(right)),
  '-eq': isEqual,
  '-ne': (left, right) => !isEqual(left, right),
  '-lt': (left, right) => int(left) < int(right),
  '-le': (left, right) => int(left) <= int(right),
  '-gt': (left, right) => int(left) > int(right),
  '-ge': (left, right) => int(left) >= int(right),
  '-in': (left, right) => elements(right).some((each) => isEqual(left, each)),
  '-band': (left, right) => int(left) & int(right),
  '-bor': (left, right) => int(left) | int(right),
  '-shl': (left, right) => shifted(left, int(left) * 2 ** int(right)),
  '-shr': (left, right) => shifted(left, int(left) >> int(right)),
  '-join': (left, right) => elements(left).map(text).join(text(right)),
  '-split': (left, right) => string(left).split(pattern(right)),
  '-replace': (left, right) => {
    const [source, to = ''] = elements(right);
    return text(left).replace(pattern(source, 'giu'), text(to));
  },
};

function shifted(left: Value, result: number): number {
  if (left instanceof Byte) throw new Error('a byte is not shifted before it is an int');
  return int(result);
}
