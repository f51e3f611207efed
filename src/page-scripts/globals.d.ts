// Trusted Types are not in TypeScript's DOM library yet; only what load-script.ts uses.
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): unknown };
}
declare var trustedTypes: TrustedTypePolicyFactory | undefined;

declare module 'content:messages?*' {
  const messages: Record<string, import('../schemas/messages.ts').Messages>;
  export default messages;
}
declare module 'content:probe-words?*' {
  const messages: import('../schemas/messages.ts').Messages;
  export default messages;
}
declare module 'pagefind-binary' {
  export const wasm_bindgen: import('../core/search/engine.ts').EngineBinary;
}
/** True in scripts that are bundled anew for each request. */
declare const DEVELOPING: boolean;
/** What objects are judged by, once it has been loaded. */
declare var kbAuthorities: import('../core/authority/authority.ts').AuthorityFacts[] | undefined;
/** What is said of repairs and problems, once it has been loaded. */
declare var kbFaultWords: Record<'repairs' | 'problems', import('../schemas/messages.ts').Messages> | undefined;
declare var kbRules: Partial<Record<'csr' | 'certificate' | 'lint', import('../core/policy/rule.ts').Rule[]>> | undefined;
/** The checks of the rules for what looks unusual, once they have been loaded. */
declare var kbLint:
  | {
      checks: NonNullable<import('../core/policy/context.ts').Context['lint']>;
      readable: (code: string) => string | null;
      /** Why each of these rules matters, by its id. */
      reasons: Record<string, string>;
    }
  | undefined;
declare var kbVerifyInJavaScript: import('../core/crypto/verify.ts').Fallback | undefined;
declare module 'content:certificate-rules' {
  const rules: import('../core/policy/rule.ts').Rule[];
  export default rules;
}
declare module 'content:authority-facts' {
  const authorities: import('../core/authority/authority.ts').AuthorityFacts[];
  export default authorities;
}
declare module 'content:lint-rules' {
  const rules: import('../core/policy/rule.ts').Rule[];
  export default rules;
}
declare module 'content:lint-reasons' {
  const reasons: Record<string, string>;
  export default reasons;
}
declare module 'content:issuer-rules?*' {
  const rules: import('../core/policy/rule.ts').Rule[];
  export default rules;
}
declare module 'content:refusing-rules' {
  const refusing: { rules: import('../core/policy/rule.ts').Rule[] };
  export default refusing;
}
declare module 'content:rule-fixes' {
  const fixes: Record<string, string>;
  export default fixes;
}
declare module 'content:rule-reasons' {
  const reasons: Record<string, string>;
  export default reasons;
}
declare module 'content:commands' {
  const commands: import('../schemas/commands.ts').Commands[];
  export default commands;
}
declare module 'content:register-knowledge' {
  const knowledge: import('../core/register/breaks.ts').RegisterKnowledge & {
    lifetimes: import('../core/register/forecast.ts').LifetimeRule[];
  };
  export default knowledge;
}
declare module 'content:authority-trust' {
  /** `trust`: "platform|state|since" each, the last empty where versions do not matter. */
  const trust: (Pick<import('../core/authority/authority.ts').KnownAuthority, 'id' | 'files' | 'download' | 'checked'> & {
    trust: string[];
  })[];
  export default trust;
}
/** Says which scripts must have run before: `import 'needs:guard bench'` in an entry; the build holds it to be true and complete. */
declare module 'needs:*' {}
declare module 'content:flow-answers?*' {
  const answers: import('../core/flow/tool-answers.ts').ToolAnswer[];
  export default answers;
}
/** What the administrator wrote in `site-settings.js`; anything, or nothing. */
declare var kbSettings: unknown;
/** What of it holds, once it has been read: then the document tells `kb-owner`. */
declare var kbOwner: import('../core/settings/settings.ts').Settings | undefined;
/** The look that a reader chose, as CSS of the root element; look/kept-look.ts writes it. */
interface Storage {
  kbLook?: string;
}
/** Whether one of the scripts of the page for what is not there has run. */
declare var kbLost: true | undefined;
