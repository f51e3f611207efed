import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { checkValue } from '../../../src/core/fill/check-value.ts';
import type { FieldKind } from '../../../src/core/fill/field-kind.ts';
import { fillOne } from './block.ts';
import { hostile, refusedEverywhere } from './hostile.ts';

const kinds: FieldKind[] = ['domain', 'ip', 'path', 'alias', 'dn', 'hex', 'port', 'text'];

test('換行、控制字元、雙向文字：每一種欄位都拒收', () => {
  for (const [name, value, code] of refusedEverywhere) {
    for (const kind of kinds) {
      // A no-break space in a fingerprint is one of the blanks that are taken out.
      if (kind === 'hex' && value.includes('\u00a0')) continue;
      const checked = checkValue(kind, value);
      assert.equal(checked.ok, false, `${name} ${kind}`);
      // In a fingerprint every character but a digit is named as such.
      assert.equal(!checked.ok && checked.code, kind === 'hex' ? 'hex-character' : code, `${name} ${kind}`);
    }
  }
});

// Word, prefix and suffix of the value as the program gets it.
const shells: [string, string, string, string][] = [
  ['整個字', '{{}}', '', ''],
  ['字首', '{{}}/end', '', '/end'],
  ['字中', 'pre={{}},post', 'pre=', ',post'],
  ['字尾', 'pre:{{}}', 'pre:', ''],
  ['雙引號裡', '"a {{}} b"', 'a ', ' b'],
  ['單引號裡', `'a {{}} b'`, 'a ', ' b'],
  ['兩個引號之間', `'a'{{}}"b"`, 'a', 'b'],
  ['命令替換裡', `"$(printf %s {{}})"`, '', ''],
];

for (const shell of ['bash', 'dash']) {
  test(`${shell}：敵意的值原封不動到達程式，前後的字不受影響`, (t) => {
    let tried = 0;
    let refused = 0;
    const script: string[] = [];
    const wanted: string[] = [];
    for (const value of hostile) {
      for (const [place, source, prefix, suffix] of shells) {
        const result = fillOne('sh', `printf '%s\\0' start ${source} end`, 'text', value);
        if ('refused' in result) {
          refused++;
          continue;
        }
        tried++;
        script.push(result.text);
        // Command substitution drops nothing here: no value ends in a newline.
        wanted.push('start', `${prefix}${value.trim()}${suffix}`, 'end');
        assert.ok(place);
      }
    }
    const run = spawnSync(shell, ['-c', script.join('\n')], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: '/nowhere', LC_ALL: 'C.UTF-8' },
    });
    assert.equal(run.stderr, '');
    assert.deepEqual(run.stdout.split('\0').slice(0, -1), wanted);
    assert.equal(refused, 0);
    assert.ok(tried === hostile.length * shells.length);
    t.diagnostic(`${tried} 個字`);
  });
}

test('bash 互動模式：驚嘆號不會換成歷史指令', () => {
  const result = fillOne('sh', `printf '%s\\n' {{}}`, 'text', 'a!echo b!!');
  assert.ok('text' in result);
  const run = spawnSync('bash', ['--norc', '-i'], {
    input: `echo first\n${result.text}\n`,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, PS1: '', HISTFILE: '/dev/null' },
  });
  assert.ok(run.stdout.split('\n').includes('a!echo b!!'), run.stdout + run.stderr);
});

// [source with {{}}, kind, value, text or refusal]. What could not be run here is checked against the documentation.
type Row = [string, FieldKind, string, string];

function table(language: string, rows: Row[]): void {
  for (const [source, kind, value, wanted] of rows) {
    const result = fillOne(language, source, kind, value);
    assert.equal('text' in result ? result.text : `!${result.refused}`, wanted, `${source} ← ${value}`);
  }
}

test('bat：依 help cmd 與 Microsoft Learn「Parsing C command-line arguments」', () => {
  table('bat', [
    ['certutil -dump {{}}', 'path', 'server.csr', 'certutil -dump server.csr'],
    ['certutil -dump {{}}', 'path', 'C:\\tls\\server.csr', 'certutil -dump C:\\tls\\server.csr'],
    ['certutil -dump {{}}', 'path', 'C:\\my files\\a.csr', 'certutil -dump "C:\\my files\\a.csr"'],
    ['certutil -dump {{}}', 'path', 'C:\\my files\\', 'certutil -dump "C:\\my files\\\\"'],
    ['certutil -dump {{}}', 'path', '憑證.cer', 'certutil -dump "憑證.cer"'],
    ['certutil -dump {{}}', 'path', 'a&calc.csr', 'certutil -dump "a&calc.csr"'],
    ['certutil -dump {{}}', 'path', 'a^b!c.csr', 'certutil -dump "a^b!c.csr"'],
    ['certutil -dump {{}}', 'path', `it's (1).csr`, `certutil -dump "it's (1).csr"`],
    ['certutil -dump {{}}', 'path', '%PATH%', '!cmd-character'],
    ['certutil -dump {{}}', 'path', 'a"b', '!cmd-character'],
    ['certutil -dump {{}}', 'path', 'a|b', '!windows-name'],
    ['certutil -dump {{}}', 'path', 'a>b', '!windows-name'],
    ['certutil -dump {{}}', 'path', '/dump', '!leading-slash'],
    ['certutil -dump {{}}', 'path', '-dump', '!leading-dash'],
    ['tool {{}}', 'text', 'a|b>c', 'tool "a|b>c"'],
    ['tool name={{}},x', 'text', 'a b', 'tool name="a b",x'],
    ['tool "x {{}} y"', 'text', 'a b & c', 'tool "x a b & c y"'],
    ['tool "{{}}"', 'text', 'a b\\', 'tool "a b\\\\"'],
    ['rem {{}}', 'text', 'a & b', '!unsafe-here'],
  ]);
});

test('powershell：依 about_Quoting_Rules 與 about_Parsing', () => {
  table('powershell', [
    ['X -FilePath {{}}', 'path', 'C:\\tls\\a.pfx', 'X -FilePath C:\\tls\\a.pfx'],
    ['X -FilePath {{}} -Y', 'path', 'C:\\my files\\a.pfx', "X -FilePath 'C:\\my files\\a.pfx' -Y"],
    ['X -FilePath {{}}', 'path', `it's.pfx`, "X -FilePath 'it''s.pfx'"],
    ['X -FilePath {{}}', 'path', 'it’s.pfx', "X -FilePath 'it’’s.pfx'"],
    ['X -Name {{}}', 'text', '$(calc)', "X -Name '$(calc)'"],
    ['X -Name {{}}', 'text', '`n;calc|%', "X -Name '`n;calc|%'"],
    ['X -Name {{}}', 'text', '@a', "X -Name '@a'"],
    ['X -Name {{}}', 'text', 'a,b', "X -Name 'a,b'"],
    ['X -Name {{}}', 'text', '行政院', "X -Name '行政院'"],
    ['X -Name {{}} |', 'text', '“引號”', "X -Name '“引號”' |"],
    ["Where-Object { $_.A -eq '{{}}' }", 'text', "a'b‘c", "Where-Object { $_.A -eq 'a''b‘‘c' }"],
    ['X "{{}}"', 'text', 'a"b$c`d“e', 'X "a`"b`$c``d`“e"'],
    ['X Cert:\\LocalMachine\\My\\{{}} -Y', 'hex', '01 AB', 'X Cert:\\LocalMachine\\My\\01AB -Y'],
    ['X IIS:\\Sites\\{{}}', 'text', 'Site1', 'X IIS:\\Sites\\Site1'],
    ['X IIS:\\Sites\\{{}}', 'text', 'Default Web Site', '!powershell-word'],
    ['X {{}}\\sub', 'path', 'C:\\my files', '!powershell-word'],
    ['X -FilePath {{}}', 'path', 'a*b', '!windows-name'],
    ['X -Name {{}}', 'text', '-Force', '!leading-dash'],
    ['# {{}}', 'text', 'a b', '!unsafe-here'],
  ]);
});

test('nginx、apache、properties、wildfly 與不認得的語言', () => {
  table('nginx', [
    ['ssl_certificate {{}};', 'path', '/etc/ssl/a.pem', 'ssl_certificate /etc/ssl/a.pem;'],
    ['ssl_certificate {{}};', 'path', '/etc/my ssl/a;b{c}.pem', 'ssl_certificate "/etc/my ssl/a;b{c}.pem";'],
    ['ssl_certificate {{}};', 'path', '/a"b\\c', 'ssl_certificate "/a\\"b\\\\c";'],
    ['ssl_certificate {{}};', 'path', '/a$b', '!variable'],
    ['ssl_certificate "{{}}";', 'path', '/a b"', 'ssl_certificate "/a b\\"";'],
    ['ssl_certificate /etc/{{}};', 'path', 'a b', '!unsafe-here'],
    ['server_name {{}};', 'domain', '*.example.gov.tw', 'server_name "*.example.gov.tw";'],
    ['resolver {{}};', 'ip', '2001:DB8::53', 'resolver "[2001:db8::53]";'],
    ['resolver {{}};', 'ip', '192.0.2.53', 'resolver 192.0.2.53;'],
  ]);
  table('apache', [
    ['  SSLCertificateFile {{}}', 'path', '/etc/my ssl/a.pem', '  SSLCertificateFile "/etc/my ssl/a.pem"'],
    ['  SSLCertificateFile {{}}', 'path', '/a"b\\c', '  SSLCertificateFile "/a\\"b\\\\c"'],
    ['  SSLCertificateFile {{}}', 'path', '/a${HOME}', '!variable'],
    ['  SSLCertificateFile {{}}', 'path', '/a$b', '  SSLCertificateFile "/a$b"'],
    ['  ServerName {{}}', 'domain', '*.example.gov.tw', '!wildcard-here'],
    ['<VirtualHost {{}}:443>', 'ip', '2001:db8::1', '!unsafe-here'],
  ]);
  table('properties', [['ssl.alias={{}}', 'alias', '憑 證\\a', 'ssl.alias=\\u6191 \\u8B49\\\\a']]);
  table('text', [
    ['/subsystem=elytron/key-store=k:add(path={{}},x=1)', 'path', 'server.p12', '/subsystem=elytron/key-store=k:add(path=server.p12,x=1)'],
    ['/subsystem=elytron/key-store=k:add(path={{}},x=1)', 'path', 'a,b=c)', '!unsafe-here'],
    ['{{}} www', 'ip', '2001:db8::1', '2001:db8::1 www'],
  ]);
  table('brainfuck', [
    ['{{}}', 'path', 'a.b', 'a.b'],
    ['{{}}', 'path', 'a b', '!unsafe-here'],
  ]);
});

test('sh 的特殊位置：IPv6、萬用字元、scp、單字開頭的減號', () => {
  table('sh', [
    ['openssl s_client -connect {{}}:443', 'ip', '2001:db8::1', `openssl s_client -connect '[2001:db8::1]':443`],
    ['curl --resolve a:443:{{}} b', 'ip', '2001:db8::1', 'curl --resolve a:443:2001:db8::1 b'],
    ['keytool -ext san=dns:{{}},dns:b', 'domain', '*.example.gov.tw', `keytool -ext san=dns:'*.example.gov.tw',dns:b`],
    [
      'openssl req -addext subjectAltName=DNS:{{}}',
      'domain',
      '*.example.gov.tw',
      `openssl req -addext subjectAltName=DNS:'*.example.gov.tw'`,
    ],
    ['openssl s_client -connect {{}}:443', 'domain', '*.example.gov.tw', '!wildcard-here'],
    ['scp -r {{}} root@b:/x', 'path', '/root/a-b', 'scp -r /root/a-b root@b:/x'],
    ['scp -r /x root@b:{{}}', 'path', '/root/a b', '!remote-path'],
    ['sudo scp -r {{}} root@b:/x', 'path', 'a:b', '!remote-path'],
    ['tool {{}}', 'dn', '-x', '!leading-dash'],
    ['cat <<EOF\n{{}}\nEOF', 'text', '$(id)', '!unsafe-here'],
    ['# 備份 {{}}', 'text', 'a b', '!unsafe-here'],
    ['tool \\{{}}', 'text', 'a b', '!unsafe-here'],
    ['echo `tool {{}}`', 'text', 'a b', '!unsafe-here'],
  ]);
});

test('主體名稱：RFC 4514、openssl -subj、X.520 長度上限', () => {
  table('sh', [
    ['keytool -dname CN=a,O={{}},C=TW', 'dn', 'a, b+c', `keytool -dname CN=a,O='a\\, b\\+c',C=TW`],
    ['keytool -dname CN=a,O={{}},C=TW', 'dn', '#1 <x>;"y"=\\', `keytool -dname CN=a,O='\\#1 \\<x\\>\\;\\"y\\"\\=\\\\',C=TW`],
    ['keytool -dname CN={{}},O=x', 'domain', `${'a'.repeat(60)}.example.gov.tw`, '!name-long'],
    ['openssl req -subj /C=TW/O={{}}/CN=a', 'dn', 'a/b+c\\', `openssl req -subj /C=TW/O='a\\/b\\+c\\\\'/CN=a`],
    ['openssl req -subj "/O={{}}/CN=a"', 'dn', '測試 $(id)', `openssl req -subj "/O="'測試 $(id)'"/CN=a"`],
    ['openssl req -subj /L={{}}/CN=a', 'dn', '縣'.repeat(65), `openssl req -subj /L='${'縣'.repeat(65)}'/CN=a`],
    ['openssl req -subj /O={{}}/CN=a', 'dn', '縣'.repeat(65), '!name-long'],
  ]);
  table('ini', [
    ['[dn]\nO = {{}}', 'dn', 'a $b "c" #d \\', '[dn]\nO = a \\$b \\"c\\" \\#d \\\\'],
    ['[dn]\nO = {{}}', 'dn', '縣'.repeat(65), '!name-long'],
    ['[NewRequest]\nSubject = "CN=a,O={{}},C=TW"', 'dn', '行政院 測試機關', '[NewRequest]\nSubject = "CN=a,O=行政院 測試機關,C=TW"'],
    ['[NewRequest]\nSubject = "CN=a,O={{}},C=TW"', 'dn', 'a, b', '!inf-name'],
    ['[NewRequest]\nFriendlyName = "{{}}"', 'text', 'a "b" 5%', '[NewRequest]\nFriendlyName = "a ""b"" 5%%"'],
    ['[Extensions]\n_continue_ = "dns={{}}&"', 'domain', '*.example.gov.tw', '[Extensions]\n_continue_ = "dns=*.example.gov.tw&"'],
  ]);
});

test('xml：解析回來的屬性值與文字和填入的相同', () => {
  const source = `<Server>\n  <Connector port="443"\n    file="{{}}" other='{{}}' />\n  <a>{{}}</a>\n</Server>`;
  let checked = 0;
  for (const value of [...hostile, '</a>', ']]>', '&amp;']) {
    const result = fillOne('xml', source, 'text', value);
    if ('refused' in result) {
      assert.equal(result.refused, 'variable');
      assert.ok(value.includes('${'));
      continue;
    }
    const seen: string[] = [];
    let names = '';
    const parser = new Parser(
      {
        onopentag(name, attributes) {
          names += `${name}:${Object.keys(attributes).join()} `;
          if (name === 'Connector') seen.push(attributes.file ?? '', attributes.other ?? '');
        },
        ontext(text) {
          if (text.trim() !== '') seen[2] = (seen[2] ?? '') + text;
        },
      },
      { xmlMode: true },
    );
    parser.end(result.text);
    assert.deepEqual(seen, [value.trim(), value.trim(), value.trim()]);
    assert.equal(names, 'Server: Connector:port,file,other a: ');
    checked++;
  }
  assert.ok(checked > 50);
  table('xml', [
    ['<!-- {{}} -->', 'text', 'a -->', '!unsafe-here'],
    ['<a {{}}="x"/>', 'text', 'a b', '!unsafe-here'],
  ]);
});
