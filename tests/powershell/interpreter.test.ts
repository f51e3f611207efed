import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Interpreter } from './interpreter.ts';
import { Byte, Table, type Value } from './values.ts';

/** What a body of a function writes. */
const run = (body: string, more = ''): Value =>
  new Interpreter(`${more}\nfunction Test-It {\n${body}\n}\n`, [], 10_000).call('Test-It', []);

/** What PowerShell gives (about_Return, about_Scopes, about_Operators), and where scripts go wrong. */
const known: readonly [body: string, result: Value][] = [
  ['', null],
  ['return @()', null],
  ['return @(7)', 7],
  ['return , @(7)', [7]],
  ['1; 2', [1, 2]],
  ['$a = @(1, 2); $a', [1, 2]],
  ['$a = 1; $a++; $a', 2],
  ['$A = 1; $a', 1],
  ["$t = @{ Key = 'x' }; $t.key + $t['KEY']", 'xx'],
  ['$list = [System.Collections.Generic.List[byte]]::new(); $list.AddRange([byte[]]::new(2)); $list.Count', 2],
  ["'{0:x4}' -f 255", '00ff'],
  ["'00' * 3", '000000'],
  ["'A' -eq 'a'", true],
  ['$n = 3; "a$n-$($n + 1)`r"', 'a3-4\r'],
  ['5 -band 4 -bor 1', 5],
  ['1 + 2 -shl 4', 48],
  ["$x = 'a'; if ($x -eq 'b') { 1 } elseif ($x -eq 'a') { 2 } else { 3 }", 2],
  ['for ($i = 0; $i -lt 9; $i++) { if ($i -eq 2) { continue }; if ($i -gt 3) { break }; $i }', [0, 1, 3]],
  ['$x = if (1 -gt 2) { 3 } else { 4 }; $x', 4],
  ["'a', '', 'b' | Where-Object { $_ -ne '' }", ['a', 'b']],
  ["if ('ab12' -match '^ab(\\d+)') { $Matches[1] }", '12'],
];

test('直譯器照 PowerShell 的規則：寫出來沒有接的是結果，陣列會拆開，名稱不分大小寫', () => {
  for (const [body, result] of known) assert.deepEqual(run(body), result, body);
  assert.deepEqual(run('$b = [byte[]]::new(2); $b'), [new Byte(0), new Byte(0)]);
  assert.ok(run('@{ a = 1 }') instanceof Table);
});

test('名稱先看自己的，再看呼叫的人的；改的是自己的', () => {
  assert.equal(run('$x = 1; $y = Get-X; $x + $y', 'function Get-X { $x = $x + 10; return $x }'), 12);
  assert.equal(run('Invoke-It { param([int]$n) $n + 1 }', 'function Invoke-It($Block) { return (& $Block 4) }'), 5);
  assert.equal(run('Get-Sum -Right 1 5', 'function Get-Sum([int]$Left, [int]$Right) { return $Left - $Right }'), 4);
});

/** What it does not know, and what PowerShell would do and nobody wants. */
const refused = [
  '$a = $b', // unset
  'Get-Date', // a command that is not of the script
  '1..4',
  '7 / 2',
  '$a = @{}; $a.b = 1', // a key that nobody declared
  '$b = [byte[]]::new(1); $b[0] -shl 8',
  '$b = [byte[]]::new(1); $b[1]',
  '1 -bor $null',
  '1 + @(2)',
  '@(1) -eq $null',
  "1 -eq '1'",
  'if (@(1)) { 1 }',
  "'a'.PadLeft(3)",
  '[Guid]::NewGuid()',
  '$list = [System.Collections.Generic.List[byte]]::new(); $list.AddRange(@(1, 2))',
  "switch (1) { 1 { 'a' } }",
  'try { 1 } catch { 2 }',
  '1, 2 | Sort-Object',
  'Get-X | Where-Object -Property a',
  'throw 1',
  '2147483647 + 1 -shl 1',
  "'x' -like 'x*'",
  'while ($true) { }',
];

test('直譯器不認得的，與 PowerShell 會悄悄換掉的，一律是錯誤', () => {
  for (const body of refused) assert.throws(() => run(body), Error, body);
});
