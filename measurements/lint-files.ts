import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What zlint's own tests expect of one of its lints and one of its certificates. */
export interface ZlintRow {
  file: string;
  lint: string;
  fails: boolean;
}

/** A checkout that is at hand: named by the environment, or beside the project; null where there is none. */
export function checkout(name: string): string | null {
  const folder = process.env[`KB_${name.toUpperCase()}`] ?? join(import.meta.dirname, `../../shared/corpora/${name}`);
  return existsSync(folder) ? folder : null;
}

const TOKEN = /"([\w./ -]+\.(?:pem|cer|crt))"|lint\.(Pass|Error|Warn|Notice|NA|NE|Fatal)\b|"([ewn]_[a-z0-9_]+)"/g;

/** Reads zlint's `_test.go` files: each file named beside the status that is expected; "not applicable" and "not effective" say nothing. */
export function zlintRows(zlint: string): ZlintRow[] {
  const rows = new Map<string, ZlintRow>();
  for (const source of testSources(join(zlint, 'v3/lints'))) {
    const [, fallback = ''] = /"([ewn]_[a-z0-9_]+)"/.exec(source) ?? [];
    for (const body of source.split(/^func /m).slice(1)) {
      let lint = /"([ewn]_[a-z0-9_]+)"/.exec(body)?.[1] ?? fallback;
      let waiting: { file?: string; status?: string } = {};
      for (const [, file, status, named] of body.matchAll(TOKEN)) {
        if (named !== undefined) lint = named;
        else waiting = { ...waiting, ...(file === undefined ? { status: status ?? '' } : { file: basename(file) }) };
        if (waiting.file === undefined || waiting.status === undefined) continue;
        if (waiting.status !== 'NA' && waiting.status !== 'NE')
          rows.set(`${lint} ${waiting.file}`, { file: waiting.file, lint, fails: waiting.status !== 'Pass' });
        waiting = {};
      }
    }
  }
  return [...rows.values()];
}

function testSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('_test.go'))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** pkilint's test certificates for subscribers, each with the codes of its errors. */
export function pkilintFiles(pkilint: string): { name: string; text: string; codes: string[] }[] {
  const folder = join(pkilint, 'tests/integration_certificate/tls_br');
  return readdirSync(folder)
    .filter((kind) => kind.endsWith('_final_certificate'))
    .flatMap((kind) =>
      readdirSync(join(folder, kind))
        .sort()
        .map((file) => {
          const text = readFileSync(join(folder, kind, file), 'utf8');
          const codes = [...text.matchAll(/,(?:ERROR|FATAL),([\w.]+),/g)].map(([, code = '']) => code);
          return { name: `${kind}/${file}`, text, codes: [...new Set(codes)] };
        }),
    );
}
