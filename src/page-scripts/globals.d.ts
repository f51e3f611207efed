// Trusted Types are not in TypeScript's DOM library yet; only what load-script.ts uses.
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): unknown };
}
declare var trustedTypes: TrustedTypePolicyFactory | undefined;

declare module 'content:authorities' {
  const authorities: import('../core/authority/authority.ts').Authority[];
  export default authorities;
}
declare module 'content:messages?*' {
  const messages: Record<string, import('../schemas/messages.ts').Messages>;
  export default messages;
}
declare module 'pagefind-runtime' {
  export function createInstance(options: { basePath: string; noWorker: boolean; language: string }): {
    search(term: string): Promise<import('../core/search/hits-of.ts').EngineAnswer>;
  };
}
/** True in scripts that are bundled anew for each request. */
declare const DEVELOPING: boolean;
/** The one loader of a page, with the one policy by which scripts are let in. */
declare var kbLoadScript: (address: string) => Promise<void>;
declare var kbVerifyInJavaScript: import('../core/crypto/verify.ts').Fallback | undefined;
declare module 'content:judging-rules' {
  const rules: import('../core/policy/rule.ts').Rule[];
  export default rules;
}
declare module 'content:rule-reasons' {
  const reasons: Record<string, string>;
  export default reasons;
}
declare module 'content:commands' {
  const commands: import('../schemas/commands.ts').Commands[];
  export default commands;
}
declare module 'content:authority-facts' {
  const authorities: import('../core/authority/authority.ts').AuthorityFacts[];
  export default authorities;
}
declare module 'content:flow-answers?*' {
  const answers: import('../core/flow/tool-answers.ts').ToolAnswer[];
  export default answers;
}
