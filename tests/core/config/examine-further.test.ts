import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { findConfigs } from '../../../src/core/config/find-configs.ts';
import { maskSecrets } from '../../../src/tools/config/mask-secrets.ts';
import { furtherPastes } from './further-pastes.ts';

/** Findings as `line code`, with the facts that a case names. */
const told = (text: string, kind: ConfigKind): string[] => examineConfig(text, kind).map(({ line, code }) => `${line} ${code}`);

for (const { what, kind, text, expected } of furtherPastes) {
  test(`${kind}，${what}`, () => {
    assert.deepEqual(told(text, kind), expected);
    assert.deepEqual(
      findConfigs(text.split(/\r\n|\r|\n/))
        .map(({ product }) => product)
        .slice(0, 1),
      [kind],
    );
    // As editors on Windows save it, and indented further.
    assert.deepEqual(told(text.replaceAll('\n', '\r\n'), kind), expected);
    if (kind !== 'spring') assert.deepEqual(told(text.replace(/^(?=[ \t]*\S)/gm, '\t '), kind), expected);
  });
}

test('事實說得出名稱，不帶路徑與密碼', () => {
  const of = (text: string, kind: ConfigKind, code: string) => examineConfig(text, kind).find((finding) => finding.code === code)?.facts;
  assert.deepEqual(of('frontend a\n bind *:443 ssl crt /k/s.pem strict-snii\n', 'haproxy', 'unknown-directive-near'), {
    name: 'strict-snii',
    meant: 'strict-sni',
  });
  assert.deepEqual(
    of('frontend a\n mode http\n bind :80\n bind :443 ssl crt a.pem\n redirect scheme https\n', 'haproxy', 'redirect-loop'),
    {
      from: ':443',
      scheme: 'https',
    },
  );
  assert.deepEqual(of('server.ssl.keystore-file=a.p12\nserver.ssl.key-stor=x\n', 'spring', 'unknown-directive-near'), {
    name: 'server.ssl.key-stor',
    meant: 'server.ssl.key-store',
  });
  assert.deepEqual(
    of(
      'server:\n  ssl:\n    bundle: web\nspring:\n  ssl:\n    bundle:\n      pem:\n        site:\n          keystore:\n            certificate: a.pem\n',
      'spring',
      'reference-unseen',
    ),
    {
      directive: 'server.ssl.bundle',
      name: 'web',
    },
  );
});

test('密碼在畫面上看不到', () => {
  for (const line of [
    '    stats auth admin:S3cret',
    ' user ops insecure-password S3cret',
    '/subsystem=elytron/key-store=a:add(credential-reference={clear-text=S3cret})',
    '<credential-reference clear-text="S3cret"/>',
    'server.ssl.key-store-password=S3cret',
    'server.ssl.keyStorePassword: S3cret',
    '    key-store-password: "S3cret"',
  ])
    assert.doesNotMatch(maskSecrets(line).join(''), /S3cret/);
});
