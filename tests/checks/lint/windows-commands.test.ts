import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWindowsCommands } from '../../../src/checks/check-windows-commands.ts';
import { knownCommands, lintWindowsCommands } from '../../../src/checks/lint/windows-commands.ts';
import { articleOf, readArticles } from '../../../src/content/articles.ts';
import { content } from '../../../src/content/content-folder.ts';
import { guideData } from '../../content/guide-data.ts';
import { contentWith } from '../../content/spoiled-content.ts';

const about = { source: { title: '參考文件' }, checked: '2026-11-30', confidence: 'stated' as const };
const known = knownCommands(
  [
    {
      ...about,
      module: 'WebAdministration',
      commands: { 'New-WebBinding': ['Name', 'Port'], 'Get-WebBinding': ['Name', 'Port', 'Protocol'], 'Get-Website': ['Name'] },
    },
    {
      ...about,
      module: 'Microsoft.PowerShell.Core',
      commands: { 'ForEach-Object': ['Process'], 'Where-Object': ['EQ', 'Property', 'Value'], 'Join-Path': ['Path', 'ChildPath'] },
    },
    {
      ...about,
      module: 'netsh',
      commands: { 'netsh http show sslcert': ['ipport'], 'netsh http add sslcert': ['ipport', 'certhash', 'appid'] },
    },
    { ...about, module: 'certutil', commands: { 'certutil -store': ['v', 'user'], 'certutil -addstore': ['f'] } },
    { ...about, module: 'curl', joined: true, commands: { curl: ['s', 'S', 'max-time'] } },
    { ...about, module: 'echo', commands: { echo: [] } },
    { ...about, module: 'powershell', commands: { powershell: ['NoProfile', 'File', 'Command'] } },
  ],
  [
    {
      name: 'kb-bind.ps1',
      text: '# -Old\n[CmdletBinding()]\nparam(\n    [Parameter(Mandatory = $true)][string]$Old,\n    [switch]$Local\n)\n',
    },
  ],
);
const said = (language: string, code: string): [line: number, message: string][] => {
  const text = `---\nid: x\n---\n\`\`\`${language}\n${code}\n\`\`\`\n`;
  const article = articleOf('content/guides/windows/x.mdx', 'windows/x.html', text, guideData);
  return lintWindowsCommands(article, known).map(({ line, message }) => [line, message]);
};

const right: [language: string, code: string][] = [
  ['powershell', "New-WebBinding -Name 'Default Web Site' -Port {{port}} -ErrorAction Stop -WhatIf"],
  ['powershell', "(Get-WebBinding -Name 'a').AddSslCertificate('{{thumbprint}}', 'My')"],
  ['powershell', "$new = Read-OnlyText\nfunction Read-OnlyText { 'x' }"],
  ['powershell', "Get-WebBinding -Protocol https | Where-Object certificateHash -eq $old | ForEach-Object { $_.Rebind($new, 'My') }"],
  ['powershell', "if (-not ($a -eq 'b')) { $c = @{ Name = 'x'; Port = 443 } } else { 'no -Nothing here' } # Get-Nothing -Here"],
  ['powershell', "New-WebBinding -Name 'a' `\n  -Port 443"],
  ['powershell', "@'\nGet-Nothing -Here\n'@"],
  ['powershell', 'netsh http add sslcert ipport=0.0.0.0:443 certhash=$hash "appid={$id}"'],
  ['powershell', 'powershell -NoProfile -File .\\kb-bind.ps1 -Old x -Local -WhatIf'],
  ['powershell', '.\\kb-bind.ps1 -Old x'],
  ['powershell', 'curl.exe -sS https://www.example.gov.tw'],
  ['powershell', "Get-Website 'a' -Verbose > sites.txt"],
  ['bat', 'netsh http show sslcert ipport=0.0.0.0:443 > sslcert.txt'],
  ['bat', 'rem certutil -nothing\n@echo off\ncertutil -v -store My "a -b c"'],
  ['bat', 'echo Q | "C:\\Tools\\curl.exe" -s --max-time 3'],
  ['bat', 'certutil ^\n  -f -addstore CA x.cer'],
  ['bat', 'powershell -Command "Get-WebBinding -Protocol https"'],
  ['text', 'tmsh install sys crypto cert'],
];
for (const [language, code] of right)
  test(`有文件的 Windows 指令：${code.replaceAll('\n', ' ⏎ ')}`, () => assert.deepEqual(said(language, code), []));

const wrong: [language: string, code: string, line: number, words: readonly string[]][] = [
  ['powershell', "New-WebBinding -Name 'a' -Prot 443", 5, ['New-WebBinding', 'Prot']],
  ['powershell', "Get-Website\nNew-WebBinding -Nmae 'a'", 6, ['New-WebBinding', 'Nmae']],
  ['powershell', "New-WebBinding -Name 'a' `\n  -Protocl https", 6, ['New-WebBinding', 'Protocl']],
  ['powershell', "New-WebBnding -Name 'a'", 5, ['New-WebBnding']],
  ['powershell', "(Get-WebBinding -Nam 'a').AddSslCertificate('x', 'My')", 5, ['Get-WebBinding', 'Nam']],
  ['powershell', "$a = Get-WebBinding -Nam 'a'", 5, ['Get-WebBinding', 'Nam']],
  ['powershell', 'Get-Website | ForEach-Object { Get-WebBinding -Nam $_.Name }', 5, ['Get-WebBinding', 'Nam']],
  ['powershell', 'foreach ($site in Get-Website -Nam a) { $site }', 5, ['Get-Website', 'Nam']],
  ['powershell', '$t = @{ Sites = Get-Website -Nam a }', 5, ['Get-Website', 'Nam']],
  ['powershell', '"there are $(Get-Website -Nam a)"', 5, ['Get-Website', 'Nam']],
  ['powershell', 'if (Get-Website -Nam a) { 1 }', 5, ['Get-Website', 'Nam']],
  ['powershell', 'Get-WebBinding -Protocol https | Where-Object certificateHash -eqq $old', 5, ['Where-Object', 'eqq']],
  ['powershell', 'Get-WebBinding | ? certificateHash -eq $old', 5, ['?', '別名']],
  ['powershell', 'Get-WebBinding | % { $_ }', 5, ['%', '別名']],
  ['powershell', 'Get-WebBinding | foreach { $_ }', 5, ['foreach', '別名']],
  ['powershell', 'curl https://www.example.gov.tw', 5, ['curl', '.exe']],
  ['powershell', 'New-WebBinding @settings', 5, ['New-WebBinding', '@']],
  ['powershell', 'netsh http add sslcert ipport=0.0.0.0:443 certhsh=00', 5, ['netsh http add sslcert', 'certhsh']],
  ['powershell', 'netsh http add sslcert ipport=0.0.0.0:443 "certhsh=00"', 5, ['netsh http add sslcert', 'certhsh']],
  ['powershell', "& 'C:\\Windows\\System32\\certutil.exe' -stroe My", 5, ['certutil', '-stroe']],
  ['powershell', '.\\kb-bind.ps1 -Odl x', 5, ['kb-bind.ps1', 'Odl']],
  ['powershell', '.\\other.ps1 -Old x', 5, ['other.ps1']],
  ['bat', 'netsh http shwo sslcert', 5, ['netsh http shwo']],
  ['bat', 'certutil -f -store My', 5, ['certutil -store', 'f']],
  ['bat', 'powershell -NoProfle -File .\\kb-bind.ps1 -Old x', 5, ['powershell', 'NoProfle']],
  ['bat', 'powershell -NoProfile -File .\\kb-bind.ps1 -Odl x', 5, ['kb-bind.ps1', 'Odl']],
  ['bat', 'powershell -Command "Get-WebBinding -Protcol https"', 5, ['Get-WebBinding', 'Protcol']],
  ['bat', 'echo Q | C:\\Tools\\curl.exe -x', 5, ['curl', 'x']],
  ['bat', 'Get-Website', 5, ['get-website']],
];
for (const [language, code, line, words] of wrong)
  test(`沒有文件的 Windows 指令，說出哪一行、哪一個：${code.replaceAll('\n', ' ⏎ ')}`, () => {
    const problems = said(language, code);
    assert.deepEqual(
      problems.map(([at]) => at),
      [line],
    );
    for (const word of words) assert.ok(problems[0]?.[1].includes(word), problems[0]?.[1]);
  });

test('文章裡 Windows 的每一個參數都在表裡；拼錯一個字母，或表裡少了一列，檢查就指出來', (t) => {
  const problems = (from: typeof content): readonly string[] => checkWindowsCommands(from.get(readArticles).articles, from).problems;
  assert.deepEqual(problems(content), []);
  const file = 'guides/install/iis.mdx';
  const article = content.entries('guides').find((entry) => entry.file === `content/${file}`);
  assert.ok(article);
  const misspelt = problems(contentWith(t, { [file]: article.text.replace('-HostHeader {{domain}}', '-HostHeder {{domain}}') }));
  assert.equal(misspelt.length, 1);
  assert.match(misspelt[0] ?? '', /^content\/guides\/install\/iis\.mdx:\d+：New-WebBinding 沒有參數「HostHeder」/);
  const table = content.entries('windows-commands').find((entry) => entry.file.endsWith('/certreq.yaml'));
  assert.ok(table);
  const missing = problems(contentWith(t, { 'windows-commands/certreq.yaml': table.text.replace(/ {2}certreq -accept.*\n/, '') }));
  assert.ok(missing.some((problem) => problem.includes('install/iis.mdx') && problem.includes('certreq -accept')));
});
