import { ByteList, bytes, Callable, Char, elements, int, nameOf, ObjectList, Latin1, Table, text, type Value } from './values.ts';

/** What .NET does for the script, as far as it is asked; anything else is refused. */

function within(from: number, count: number, length: number): void {
  if (from < 0 || count < 0 || from + count > length) throw new Error(`out of range: ${from}, ${count} of ${length}`);
}

/** [Type]::Name(…) */
export const statics: Readonly<Record<string, (...args: Value[]) => Value>> = {
  '[Math]::Max': (left, right) => Math.max(int(left), int(right)),
  '[Math]::Min': (left, right) => Math.min(int(left), int(right)),
  '[BitConverter]::ToString': (value) => [...bytes(value)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('-'),
  '[Convert]::ToBase64String': (value) => Buffer.from(bytes(value)).toString('base64'),
  '[Text.Encoding]::GetEncoding': (page) => {
    if (page !== 28591) throw new Error('another encoding');
    return new Latin1();
  },
  '[Array]::Copy': (from, fromAt, to, toAt, count) => {
    within(int(fromAt), int(count), bytes(from).length);
    within(int(toAt), int(count), bytes(to).length);
    bytes(to).set(bytes(from).subarray(int(fromAt), int(fromAt) + int(count)), int(toAt));
    return undefined;
  },
  '[byte[]]::new': (count) => new Uint8Array(int(count)),
  '[System.Collections.Generic.List[byte]]::new': () => new ByteList(),
  '[System.Collections.Generic.List[object]]::new': () => new ObjectList(),
};

/** [Array]::Copy also takes from a List only through ToArray. */
const ofByteList: Readonly<Record<string, (self: ByteList, ...args: Value[]) => Value>> = {
  AddRange: (self, more) => {
    self.bytes = Uint8Array.from([...self.bytes, ...bytes(more)]);
    return undefined;
  },
  GetRange: (self, from, count) => {
    within(int(from), int(count), self.bytes.length);
    const part = new ByteList();
    part.bytes = self.bytes.slice(int(from), int(from) + int(count));
    return part;
  },
  RemoveRange: (self, from, count) => {
    within(int(from), int(count), self.bytes.length);
    self.bytes = Uint8Array.from([...self.bytes.subarray(0, int(from)), ...self.bytes.subarray(int(from) + int(count))]);
    return undefined;
  },
  ToArray: (self) => self.bytes.slice(),
};

const ofString: Readonly<Record<string, (self: string, ...args: Value[]) => Value>> = {
  ToCharArray: (self) => [...self].map((letter) => new Char(letter)),
  ToLowerInvariant: (self) => self.toLowerCase(),
  Contains: (self, part) => self.includes(text(part)),
  Replace: (self, from, to) => self.replaceAll(text(from), text(to)),
  Trim: (self) => self.trim(),
  Substring: (self, from, count) => {
    const length = count === undefined ? self.length - int(from) : int(count);
    within(int(from), length, self.length);
    return self.slice(int(from), int(from) + length);
  },
};

/** $value.Name(…) */
export function callMethod(self: Value, name: string, args: Value[]): Value {
  const refuse = (): never => {
    throw new Error(`unknown method ${nameOf(self)}.${name}`);
  };
  if (typeof self === 'string') return (ofString[name] ?? refuse)(self, ...args);
  if (self instanceof ByteList) return (ofByteList[name] ?? refuse)(self, ...args);
  if (self instanceof ObjectList && name === 'Add') return void self.items.push(args[0]);
  if (self instanceof Table && name === 'ContainsKey') return self.has(text(args[0]));
  if (self instanceof Latin1 && name === 'GetString') return Buffer.from(bytes(args[0])).toString('latin1');
  return refuse();
}

/** $value.Name */
export function memberOf(self: Value, name: string): Value {
  if (self instanceof Table) return self.get(name);
  if (/^(?:count|length)$/iu.test(name)) {
    if (typeof self === 'string' && name === 'Length') return self.length;
    if (Array.isArray(self) || self instanceof Uint8Array) return self.length;
    if (self instanceof ByteList && name === 'Count') return self.bytes.length;
    if (self instanceof ObjectList && name === 'Count') return self.items.length;
  }
  throw new Error(`unknown member ${nameOf(self)}.${name}`);
}

/** $value[index]; beyond the end is refused, as nothing in the script means it. */
export function elementOf(self: Value, index: Value): Value {
  if (self instanceof Table) return self.get(text(index));
  if (!Array.isArray(self) && !(self instanceof Uint8Array) && !(self instanceof ByteList)) throw new Error(`no elements: ${nameOf(self)}`);
  const list = elements(
    self instanceof Uint8Array
      ? self.subarray(int(index), int(index) + 1)
      : self instanceof ByteList
        ? self.bytes.subarray(int(index), int(index) + 1)
        : self,
  );
  const element = Array.isArray(self) ? list[int(index)] : list[0];
  if (int(index) < 0 || element === undefined) throw new Error(`no element ${int(index)}`);
  return element;
}

/** [type]value */
export function castTo(type: string, value: Value): Value {
  if (type === 'int' && value instanceof Char) return value.value.charCodeAt(0);
  if (type === 'int') return value === null ? 0 : int(value);
  if (type === 'string') return text(value);
  if (type === 'bool' && typeof value === 'boolean') return value;
  if (type === 'byte[]') return bytes(value);
  if (type === 'scriptblock' && value instanceof Callable) return value;
  throw new Error(`unknown cast [${type}]${nameOf(value)}`);
}
