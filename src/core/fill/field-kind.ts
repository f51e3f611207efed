/** What a field of `content/fields.yaml` may hold. */
export type FieldKind = 'domain' | 'ip' | 'path' | 'alias' | 'dn' | 'hex' | 'port' | 'text';
