import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { byFile } from '../../../src/content/content-folder.ts';
import { renderMessage } from '../../../src/core/text/render-message.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import { admitRequest, type AdmittedRequest, type NotAdmitted } from '../../../src/core/rehearse/admit-request.ts';
import { nameText } from '../../../src/core/rehearse/asked-names.ts';
import { makeCertificate, makeKeys, makeRequest } from '../../support/make-certificate.ts';

const context = judgingContext(new Date('2026-11-28T04:00:00Z'), 'public-web');
const admit = async (input: string): Promise<AdmittedRequest | NotAdmitted> => admitRequest((await inspectInput(input, context)).objects);
const refusal = async (input: string): Promise<string> => {
  const answer = await admit(input);
  assert.ok('refused' in answer);
  const message = byFile('messages')['rehearse']?.[answer.refused];
  assert.doesNotThrow(() => renderMessage(message?.text ?? '{none}', answer.facts));
  return answer.refused;
};

test('請求檔收下，名稱來自主體別名；沒有就用一般名稱', async () => {
  const keys = await makeKeys();
  const answer = await admit(await makeRequest({ name: '/CN=www.example.gov.tw', keys }));
  assert.ok(!('refused' in answer));
  assert.deepEqual([answer.names.map(nameText), answer.isFromCommonName, answer.keyType], [['www.example.gov.tw'], true, 'EC']);
  const nameless = await admit(await makeRequest({ name: '/CN=機關網站', keys }));
  assert.ok(!('refused' in nameless));
  assert.deepEqual([nameless.names, nameless.isFromCommonName], [[], false]);
});

test('不是一份好的請求檔，每一種都說得出為什麼', async () => {
  const keys = await makeKeys();
  const request = await makeRequest({ name: '/CN=www.example.gov.tw', keys });
  const certificate = await makeCertificate({ name: '/CN=a', keys, serial: 1, from: new Date('2026-11-01'), days: 30 });
  assert.equal(await refusal(certificate), 'is-certificate');
  assert.equal(await refusal('你好'), 'no-request');
  assert.equal(await refusal(request + (await makeRequest({ name: '/CN=b.example.gov.tw', keys }))), 'several-requests');
  const der = Buffer.from(request.replace(/-----.*?-----|\s/g, ''), 'base64');
  der[der.indexOf('www.example')] = 0x78;
  const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE REQUEST-----\n`;
  assert.equal(await refusal(changed), 'signature-invalid');
});
