import { castTo, callMethod, elementOf, memberOf, statics } from './known-calls.ts';
import { parsePowerShell, type Tree } from './syntax-tree.ts';
import { Callable, caught, elements, int, isTrue, operators, pattern, Table, text, type Value } from './values.ts';

/** How a statement ends what is around it; null where the next one follows. */
type Jump = 'return' | 'break' | 'continue' | null;

/** Names ignore case; a name that is not set here is looked for where the function was called from, as PowerShell does. */
class Scope {
  readonly #names = new Map<string, Value>();
  readonly #caller: Scope | null;
  constructor(caller: Scope | null = null) {
    this.#caller = caller;
  }
  get(name: string): Value {
    if (this.#names.has(name.toLowerCase())) return this.#names.get(name.toLowerCase());
    if (this.#caller === null) throw new Error(`unset $${name}`);
    return this.#caller.get(name);
  }
  set(name: string, value: Value): void {
    this.#names.set(name.toLowerCase(), value);
  }
}

interface Parameter {
  name: string;
  type: string | null;
}

/** Steps of one call; more are an endless loop. */
const MOST_STEPS = 20_000_000;

/**
 * Runs functions of a script by the tree of its grammar, with the rules of PowerShell that matter to them: what is written and not
 * caught is the result, arrays fall apart on the way, names are those of the caller. It throws on everything that it does not know.
 */
export class Interpreter {
  readonly #source: string;
  readonly #functions = new Map<string, Tree>();
  readonly #defined = new Map<string, (args: Value[]) => Value>();
  readonly #global = new Scope();
  readonly #mostSteps: number;
  #steps = 0;

  /** `variables` are the assignments of the script itself that are made; its other statements are not run. */
  constructor(script: string, variables: readonly string[], mostSteps = MOST_STEPS) {
    this.#mostSteps = mostSteps;
    this.#source = script;
    for (const name of ['null', 'true', 'false'] as const) this.#global.set(name, name === 'null' ? null : name === 'true');
    const { tree, faults } = parsePowerShell(script);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const statements = tree.children.flatMap((child) => (child.type === 'statement_list' ? child.children : []));
    for (const statement of statements) {
      if (statement.type === 'function_statement') this.#functions.set(part(statement, 'function_name').text.toLowerCase(), statement);
      const [assignment] = statement.children;
      if (assignment?.type !== 'assignment_expression') continue;
      if (variables.some((name) => part(assignment, 'left_assignment_expression').text === `$${name}`))
        this.#assign(assignment, this.#global);
    }
  }

  /** A function of the test in the place of one of the script. */
  define(name: string, call: (args: Value[]) => Value): void {
    this.#defined.set(name.toLowerCase(), call);
  }

  set(name: string, value: Value): void {
    this.#global.set(name, value);
  }

  variable(name: string): Value {
    return this.#global.get(name);
  }

  /** What a function of the script writes. */
  call(name: string, args: Value[]): Value {
    this.#steps = 0;
    return caught(
      this.#invoke(
        name,
        args.map((value) => ({ name: null, value })),
        this.#global,
      ),
    );
  }

  #invoke(name: string, args: readonly { name: string | null; value: Value }[], caller: Scope): Value[] {
    const defined = this.#defined.get(name.toLowerCase());
    if (defined !== undefined) return elements(defined(args.map(({ value }) => value)));
    const declared = this.#functions.get(name.toLowerCase());
    if (declared === undefined) throw new Error(`unknown command ${name}`);
    const list = declared.children.find(({ type }) => type === 'function_parameter_declaration');
    const parameters = list ? parametersOf(part(list, 'parameter_list')) : [];
    const scope = new Scope(caller);
    const given = new Map<string, Value>();
    for (const { name: named, value } of args.filter((arg) => arg.name !== null)) given.set((named ?? '').toLowerCase(), value);
    const positional = args.filter((arg) => arg.name === null).map(({ value }) => value);
    for (const parameter of parameters) {
      const key = parameter.name.toLowerCase();
      const value = given.has(key) ? given.get(key) : positional.length > 0 ? positional.shift() : null;
      given.delete(key);
      scope.set(key, parameter.type === null ? value : castTo(parameter.type, value));
    }
    if (positional.length > 0 || given.size > 0) throw new Error(`too many arguments for ${name}`);
    return this.#body(declared, scope);
  }

  /** Everything that a body writes before it returns. */
  #body(owner: Tree, scope: Scope): Value[] {
    const output: Value[] = [];
    // One without statements has no block.
    const block = owner.children.find(({ type }) => type === 'script_block');
    const body = block?.children.find(({ type }) => type === 'script_block_body');
    const jump = body ? this.#statements(body, scope, output) : null;
    if (jump === 'break' || jump === 'continue') throw new Error(`${jump} without a loop`);
    return output;
  }

  #statements(list: Tree, scope: Scope, output: Value[]): Jump {
    for (const statement of list.children) {
      if (statement.type === "'{'" || statement.type === "'}'") continue;
      const isList = statement.type === 'statement_list';
      const jump = isList ? this.#statements(statement, scope, output) : this.#statement(statement, scope, output);
      if (jump !== null) return jump;
    }
    return null;
  }

  #statement(tree: Tree, scope: Scope, output: Value[]): Jump {
    if (++this.#steps > this.#mostSteps) throw new Error('endless');
    const { type, children } = tree;
    if (type === 'empty_statement') return null;
    if (type === 'pipeline') {
      this.#pipeline(tree, scope, output);
      return null;
    }
    if (type === 'flow_control_statement') {
      const [word, value] = children;
      if (word?.type === "'return'" && value) this.#pipeline(value, scope, output);
      if (word?.type === "'return'") return 'return';
      if (word?.type === "'break'" && !value) return 'break';
      if (word?.type === "'continue'" && !value) return 'continue';
    }
    if (type === 'if_statement') return this.#if(tree, scope, output);
    if (type === 'while_statement') {
      const condition = part(part(tree, 'while_condition'), 'pipeline');
      return this.#loop(() => isTrue(this.#value(condition, scope)), null, part(tree, 'statement_block'), scope, output);
    }
    if (type === 'for_statement') {
      const step = part(part(tree, 'for_iterator'), 'pipeline');
      const condition = part(part(tree, 'for_condition'), 'pipeline');
      this.#pipeline(part(part(tree, 'for_initializer'), 'pipeline'), scope, []);
      const next = (): void => this.#pipeline(step, scope, []);
      return this.#loop(() => isTrue(this.#value(condition, scope)), next, part(tree, 'statement_block'), scope, output);
    }
    if (type === 'foreach_statement') {
      const items = elements(this.#value(part(tree, 'pipeline'), scope));
      const more = (): boolean => {
        if (items.length === 0) return false;
        scope.set(variableName(part(tree, 'variable')), items.shift());
        return true;
      };
      return this.#loop(more, null, part(tree, 'statement_block'), scope, output);
    }
    throw unknown(tree);
  }

  #loop(isOn: () => boolean, next: (() => void) | null, block: Tree, scope: Scope, output: Value[]): Jump {
    for (; isOn(); next?.()) {
      const jump = this.#statements(block, scope, output);
      if (jump === 'return') return jump;
      if (jump === 'break') break;
    }
    return null;
  }

  #if(tree: Tree, scope: Scope, output: Value[]): Jump {
    const clauses = tree.children.flatMap((child) => (child.type === 'elseif_clauses' ? child.children : []));
    for (const clause of [tree, ...clauses]) {
      if (!isTrue(this.#value(part(clause, 'pipeline'), scope))) continue;
      return this.#statements(part(clause, 'statement_block'), scope, output);
    }
    const last = tree.children.find(({ type }) => type === 'else_clause');
    return last ? this.#statements(part(last, 'statement_block'), scope, output) : null;
  }

  /** A statement that is an expression or a command: what it gives goes to the output. */
  #pipeline(tree: Tree, scope: Scope, output: Value[]): void {
    const [only, ...rest] = tree.children;
    if (only === undefined || rest.length > 0) throw unknown(tree);
    if (only.type === 'assignment_expression') this.#assign(only, scope);
    else if (only.type === 'post_increment_expression' || only.type === 'post_decrement_expression') this.#count(only, scope);
    else if (only.type === 'command') output.push(...this.#command(only, scope));
    else if (only.type === 'pipeline_chain') output.push(...this.#chain(only, scope));
    else output.push(...elements(this.#value(only, scope)));
  }

  /** A value as it is, for an assignment, a condition or in brackets. */
  #value(tree: Tree, scope: Scope): Value {
    if (++this.#steps > this.#mostSteps) throw new Error('endless');
    const { type, children } = tree;
    const [first, second, third] = children;
    if (type === 'pipeline' && first && children.length === 1) return this.#value(first, scope);
    if (type === 'command') return caught(this.#command(tree, scope));
    if (type === 'pipeline_chain') return caught(this.#chain(tree, scope));
    if (type === 'if_statement') {
      const output: Value[] = [];
      if (this.#if(tree, scope, output) !== null) throw unknown(tree);
      return caught(output);
    }
    if (type === 'variable') return scope.get(variableName(tree));
    if (type === 'integer_literal') return int(Number(tree.text));
    if (type === 'string_literal' && first) return this.#string(first, scope);
    if (type === 'parenthesized_expression') return this.#value(part(tree, 'pipeline'), scope);
    if (type === 'array_expression' || type === 'sub_expression') {
      const output: Value[] = [];
      for (const child of children)
        if (child.type === 'statement_list' && this.#statements(child, scope, output) !== null) throw unknown(tree);
      return type === 'array_expression' ? output : caught(output);
    }
    if (type === 'hash_literal_expression') return this.#table(tree, scope);
    if (type === 'script_block_expression') return this.#block(tree, scope);
    if (type.startsWith('array_literal') && type.endsWith('expression'))
      return children.filter((child) => child.type !== "','").map((child) => this.#value(child, scope));
    if (type === 'member_access' && first) return memberOf(this.#value(first, scope), memberName(tree));
    if (type === 'element_access' && first && third) return elementOf(this.#value(first, scope), this.#value(third, scope));
    if (type === 'invokation_expression' && first) return this.#method(tree, first, scope);
    if (type === 'expression_with_unary_operator' && first) {
      if (first.type === 'cast_expression') {
        const [cast, value] = first.children;
        if (cast && value) return castTo(cast.text.slice(1, -1).toLowerCase(), this.#value(value, scope));
      }
      if (first.type === "','" && second) return [this.#value(second, scope)];
      if (first.text === '-not' && second) return !isTrue(this.#value(second, scope));
      if (first.text === '-' && second) return -int(this.#value(second, scope));
    }
    if (first && second && third && children.length === 3) return this.#operation(tree, second.text.toLowerCase(), first, third, scope);
    throw unknown(tree);
  }

  #operation(tree: Tree, operator: string, left: Tree, right: Tree, scope: Scope): Value {
    if (operator === '-and') return isTrue(this.#value(left, scope)) && isTrue(this.#value(right, scope));
    if (operator === '-or') return isTrue(this.#value(left, scope)) || isTrue(this.#value(right, scope));
    const one = this.#value(left, scope);
    const other = this.#value(right, scope);
    if (operator === '-match' || operator === '-notmatch') {
      const match = pattern(other).exec(text(one));
      if (match)
        scope.set(
          'Matches',
          match.map((group) => group ?? null),
        );
      return (match !== null) === (operator === '-match');
    }
    const operation = operators[operator];
    if (operation === undefined) throw unknown(tree);
    return operation(one, other);
  }

  #string(tree: Tree, scope: Scope): Value {
    if (tree.type === 'verbatim_string_characters') return tree.text.slice(1, -1).replaceAll("''", "'");
    if (tree.type !== 'expandable_string_literal') throw unknown(tree);
    let done = '';
    let at = tree.start + 1;
    const plain = (to: number): string => {
      const piece = this.#source.slice(at, to);
      if (/`[^rn`"$]|""/u.test(piece)) throw unknown(tree);
      return piece.replace(/`(.)/gu, (_, letter: string) => (letter === 'r' ? '\r' : letter === 'n' ? '\n' : letter));
    };
    for (const child of tree.children) {
      done += plain(child.start) + text(this.#value(child, scope));
      at = child.start + child.text.length;
    }
    return done + plain(tree.start + tree.text.length - 1);
  }

  #table(tree: Tree, scope: Scope): Table {
    const table = new Table();
    for (const entry of tree.children.flatMap((child) => (child.type === 'hash_literal_body' ? child.children : []))) {
      if (entry.type !== 'hash_entry') throw unknown(entry);
      const [key] = part(entry, 'key_expression').children;
      if (key === undefined) throw unknown(entry);
      const name = key.type === 'simple_name' ? key.text : text(this.#value(key, scope));
      if (table.has(name)) throw new Error(`twice: ${name}`);
      table.set(name, this.#value(part(entry, 'pipeline'), scope));
    }
    return table;
  }

  #block(tree: Tree, scope: Scope): Callable {
    const list = tree.children.find(({ type }) => type === 'param_block');
    const parameters = list ? parametersOf(part(list, 'parameter_list')) : [];
    return new Callable((args) => {
      const inner = new Scope(scope);
      for (const [place, { name, type }] of parameters.entries()) inner.set(name, type === null ? args[place] : castTo(type, args[place]));
      return caught(this.#body(tree, inner));
    });
  }

  #method(tree: Tree, on: Tree, scope: Scope): Value {
    const list = part(tree, 'argument_list').children.flatMap((child) => (child.type === 'argument_expression_list' ? child.children : []));
    const args = list.filter((child) => child.type !== "','").map((child) => this.#value(child, scope));
    if (on.type !== 'type_literal') return callMethod(this.#value(on, scope), memberName(tree), args);
    const known = statics[`${on.text}::${memberName(tree)}`];
    if (known === undefined) throw unknown(tree);
    return known(...args);
  }

  /** … | Where-Object { … } */
  #chain(tree: Tree, scope: Scope): Value[] {
    const [first, bar, filter, ...rest] = tree.children;
    const command = filter?.children.find(({ type }) => type === 'command_name')?.text;
    if (!first || bar?.type !== "'|'" || !filter || rest.length > 0 || command !== 'Where-Object') throw unknown(tree);
    const elementsOf = part(filter, 'command_elements').children.filter(({ type }) => type !== 'command_argument_sep');
    const [block] = elementsOf;
    if (block?.type !== 'script_block_expression' || elementsOf.length > 1) throw unknown(tree);
    const items = first.type === 'command' ? this.#command(first, scope) : elements(this.#value(first, scope));
    return items.filter((item) => {
      const inner = new Scope(scope);
      inner.set('_', item);
      return isTrue(caught(this.#body(block, inner)));
    });
  }

  #command(tree: Tree, scope: Scope): Value[] {
    const args: { name: string | null; value: Value }[] = [];
    let name: string | null = null;
    for (const child of tree.children.flatMap((each) => (each.type === 'command_elements' ? each.children : []))) {
      if (child.type === 'command_argument_sep') continue;
      if (child.type === 'command_parameter') name = child.text.slice(1);
      else {
        args.push({ name, value: child.type === 'generic_token' ? child.text : this.#value(child, scope) });
        name = null;
      }
    }
    if (name !== null) throw unknown(tree);
    const named = tree.children.find(({ type }) => type === 'command_name');
    if (named) return this.#invoke(named.text, args, scope);
    const block = this.#value({ ...part(part(tree, 'command_name_expr'), 'path_command_name'), type: 'variable' }, scope);
    if (!(block instanceof Callable)) throw unknown(tree);
    // A block's output was caught once and is one thing.
    return [block.call(args.map(({ value }) => value))];
  }

  #assign(tree: Tree, scope: Scope): void {
    const [target, operator, value] = tree.children;
    const [left] = target?.children ?? [];
    if (!left || !operator || !value) throw unknown(tree);
    let result = this.#value(value, scope);
    if (result === undefined) throw new Error('nothing to assign');
    if (operator.text === '+=') result = operators['+']?.(this.#value(left, scope), result);
    else if (operator.text !== '=') throw unknown(tree);
    this.#set(left, result, scope);
  }

  #count(tree: Tree, scope: Scope): void {
    const [target] = tree.children;
    if (!target) throw unknown(tree);
    this.#set(target, int(this.#value(target, scope)) + (tree.type === 'post_increment_expression' ? 1 : -1), scope);
  }

  #set(target: Tree, value: Value, scope: Scope): void {
    const [owner] = target.children;
    if (target.type === 'variable') scope.set(variableName(target), value);
    else if (target.type === 'member_access' && owner) {
      const table = this.#value(owner, scope);
      // Only keys that are there: a name that is written wrong is found.
      if (!(table instanceof Table) || !table.has(memberName(target))) throw unknown(target);
      table.set(memberName(target), value);
    } else if (target.type === 'element_access' && owner && target.children[2]) {
      const table = this.#value(owner, scope);
      if (!(table instanceof Table)) throw unknown(target);
      table.set(text(this.#value(target.children[2], scope)), value);
    } else throw unknown(target);
  }
}

function part(tree: Tree, type: string): Tree {
  const found = tree.children.find((child) => child.type === type);
  if (found === undefined) throw unknown(tree);
  return found;
}

const unknown = (tree: Tree): Error => new Error(`line ${tree.line}: unknown ${tree.type}: ${tree.text.slice(0, 80)}`);

const variableName = (tree: Tree): string => tree.text.replace(/^\$\{?(.*?)\}?$/u, '$1');

const memberName = (tree: Tree): string => {
  const { children } = part(tree, 'member_name');
  if (children.length !== 1 || children[0]?.type !== 'simple_name') throw unknown(tree);
  return children[0].text;
};

function parametersOf(list: Tree): Parameter[] {
  return list.children
    .filter(({ type }) => type === 'script_parameter')
    .map((parameter) => {
      const attributes = parameter.children.find(({ type }) => type === 'attribute_list');
      if (parameter.children.length > (attributes ? 2 : 1)) throw unknown(parameter);
      return { name: variableName(part(parameter, 'variable')), type: attributes?.text.slice(1, -1).toLowerCase() ?? null };
    });
}
