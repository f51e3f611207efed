import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/content/root.ts';
import type { Fault } from '../../../src/core/rehearse/fault.ts';
import { FILE_NAMES } from '../../../src/core/rehearse/set-files.ts';
import type { Shape } from '../../../src/core/rehearse/shape.ts';
import { writePem } from '../../../src/core/x509/write-pem.ts';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import type { Ran } from '../support/workshop.ts';

/** The request that every PEM server begins with, by the guide's own settings and command. */
export async function requestWithOpenssl(reader: Reader): Promise<void> {
  await reader.run('csr-openssl-dir');
  writeFileSync(pathOf(reader, 'configFile'), reader.text('csr-openssl-config'));
  await reader.run('csr-openssl-new');
}

/** `kb` as people start it, in a process of its own. */
export const kb = (reader: Reader, ...args: string[]): Promise<Ran> =>
  reader.shop.run(process.execPath, [join(root, 'src/cli/kb.ts'), ...args], { cwd: root });

/**
 * A practice set for the reader's request, put where downloads lie; the holes of the guides get the set's own file names. What an
 * earlier set left there is written over. Answers with the folder of the set itself.
 */
export async function practise(reader: Reader, shape: Shape, fault: Fault | null = null): Promise<string> {
  const out = reader.shop.path(`practice-${shape}-${fault ?? 'good'}-${reader.folder.split('/').at(-1)}`);
  const ran = await kb(
    reader,
    'rehearse',
    pathOf(reader, 'csrFile'),
    '--out',
    out,
    '--shape',
    shape,
    '--json',
    ...(fault ? ['--fault', fault] : []),
  );
  if (ran.code !== 0) throw new Error(`kb rehearse：${ran.output}`);
  const { files } = JSON.parse(ran.stdout) as { files: string[] };
  cpSync(out, reader.folder, { recursive: true });
  Object.assign(reader.values, FILE_NAMES);
  // For the checks of the guides' blocks, which compare with what was handed over.
  writeFileSync(reader.path('signed'), writePem('certificate', readFileSync(pathOf(reader, 'certFile'))) ?? '');
  reader.served = 1 + [FILE_NAMES.intermediateFile, FILE_NAMES.crossFile].filter((name) => files.includes(name)).length;
  reader.env.SSL_CERT_FILE = pathOf(reader, 'rootFile');
  return out;
}
