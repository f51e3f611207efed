/** Resources that have to do with TLS, in subsystems old and new, as elements of XML and in the console. */
export const judgedTypes = /^(?:key-store|key-manager|server-ssl-context|https-listener|http-listener|response-header|ssl|keystore)$/;

/** One resource of the management model, from XML or from a line of the console. */
export interface Resource {
  type: string;
  name: string;
  line: number;
  /** By the name that the console has; of what stands inside, behind a dot: `credential-reference.clear-text`. */
  attributes: Map<string, string>;
  /** Only some of its attributes are in the paste. */
  isPart: boolean;
}
