/** What a file is for, as far as the end of its name tells. */
export type FileKind = 'certificate' | 'csr' | 'key' | 'config' | 'page' | 'log' | 'archive' | 'other';

const ENDINGS: Readonly<Record<FileKind, string>> = {
  certificate: 'cer crt pem der p7b p7c spc crl sst ca-bundle',
  csr: 'csr req p10',
  key: 'pfx p12 key jks keystore bks jceks pvk ppk',
  config: 'conf cfg cnf config ini xml yaml yml properties htaccess inf json toml',
  page: 'html htm css js jsp php asp aspx',
  log: 'log txt out err csv evtx nessus',
  archive: 'zip rar 7z gz tgz tar',
  other: 'exe msi dll bat ps1 doc docx odt xls xlsx ppt pptx pdf jpg jpeg png gif bmp eml msg bak',
};

const KINDS = new Map(
  (Object.keys(ENDINGS) as FileKind[]).flatMap((kind) => ENDINGS[kind].split(' ').map((ending): [string, FileKind] => [ending, kind])),
);

/** What the end of a file's name says, or null for an end that files do not have. */
export function extensionOf(name: string): FileKind | null {
  const ending = /\.([a-z0-9-]{1,10})$/i.exec(name)?.[1];
  return (ending === undefined ? undefined : KINDS.get(ending.toLowerCase())) ?? null;
}
