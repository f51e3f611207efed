import type { Materials } from './materials.ts';

/** A child process that answers every question with one stored answer; it reads the file for each question. */
const SERVER = `
const { createServer } = require('node:http');
const { readFileSync } = require('node:fs');
const [answer, port] = process.argv.slice(1);
createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/ocsp-response' }).end(readFileSync(answer)));
}).listen(Number(port), '127.0.0.1');`;

/** The address of an OCSP responder whose answers about `ocsp.pem` a stranger signs. */
export function startUnauthorisedResponder(materials: Materials): Promise<string> {
  return materials.once('unauthorised responder', async () => {
    const answer = materials.file('stranger.answer');
    await materials.openssl(
      'ocsp',
      '-index',
      'int.index',
      '-CA',
      'int.pem',
      '-issuer',
      'int.pem',
      '-cert',
      'ocsp.pem',
      '-rsigner',
      'other.pem',
      '-rkey',
      'other.key',
      '-ndays',
      '1',
      '-no_nonce',
      '-noverify',
      '-respout',
      'stranger.answer',
    );
    const port = await materials.serve('stranger.answer', process.execPath, (free) => ['-e', SERVER, answer, String(free)]);
    return `http://127.0.0.1:${port}/`;
  });
}
