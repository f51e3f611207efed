import { createHash } from 'node:crypto';
import { readInput } from '../core/pem/read-input.ts';
import { writePem } from '../core/x509/write-pem.ts';
import { content, ContentError, type ContentFolder } from './content-folder.ts';

/** A CA's certificate as people take it along. */
export interface AuthorityFile {
  /** As `writePem` writes it: one block, lines of 64 characters. */
  pem: string;
  der: Uint8Array;
}

/** The certificates of `content/authorities` by id. Throws ContentError where one is missing or is not the one of its facts. */
export function authorityFiles(from: ContentFolder = content): Readonly<Record<string, AuthorityFile>> {
  const { files, faults } = from.get(readAuthorityFiles);
  if (faults.length > 0) throw new ContentError('content/authorities', faults);
  return files;
}

/** The same without throwing, with what is wrong for the editor. */
export function readAuthorityFiles(from: ContentFolder): { files: Readonly<Record<string, AuthorityFile>>; faults: readonly string[] } {
  const pems = from.beside('authorities');
  const files: Record<string, AuthorityFile> = {};
  const faults: string[] = [];
  for (const { file, data } of from.read('authorities').entries) {
    const place = file.replace(/\.yaml$/, '.pem');
    const pem = pems[place];
    const der = pem === undefined ? undefined : readInput(pem).blocks.find(({ kind }) => kind === 'certificate')?.der;
    if (pem === undefined) faults.push(`${place}：缺少這個檔案。${file} 說的那一張憑證，要以 PEM 格式放在它旁邊。`);
    else if (!der || writePem('certificate', der) !== pem)
      faults.push(`${place}：只能有一張憑證，從 BEGIN 那一行到 END 那一行，每行 64 個字元；請用 openssl x509 -in 檔案 重寫一次。`);
    else if (createHash('sha256').update(der).digest('hex') !== data.sha256)
      faults.push(`${place}：不是 ${file} 說的那一張，SHA-256 指紋不同。請換成對的憑證，或改正資料。`);
    else files[data.id] = { pem, der };
  }
  return { files, faults };
}
