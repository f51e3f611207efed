/** A text or file without a private key; `kind` groups what is counted together. */
export interface OrdinaryText {
  name: string;
  kind: string;
  text: string | null;
  bytes: Uint8Array | null;
}

export const ordinary = (kind: string, name: string, text: string): OrdinaryText => ({ name: `${kind}：${name}`, kind, text, bytes: null });
export const ordinaryFile = (kind: string, name: string, bytes: Uint8Array): OrdinaryText => ({
  name: `${kind}：${name}`,
  kind,
  text: null,
  bytes,
});
