/** What printed the text. certutil's chain is no server's: Windows put it together on the machine it ran on. */
export type RunTool = 's-client' | 'curl' | 'keytool' | 'certutil';

/** A certificate as a listing names it; null is what the text does not show. */
export interface ListedCertificate {
  /** Names as the tool printed them. */
  subject: string | null;
  issuer: string | null;
  /** Time in milliseconds. */
  notBefore: number | null;
  notAfter: number | null;
  /** Lower-case hex. */
  sha256: string | null;
  /** Line on which its PEM begins, from 1. */
  pemLine: number | null;
}

/** What the tool found fault with, in its words, and the place of the certificate in its chain, from 0; null where it does not say. */
export interface Complaint {
  said: string;
  depth: number | null;
}

/** What one server sent in one connection, as far as the text shows it. */
export interface Run {
  tool: RunTool;
  /** First and last line that belong to it, from 1. */
  line: number;
  endLine: number;
  /** Host name or address that was asked, and its port; null where the text does not say. */
  host: string | null;
  port: string | null;
  /** `host` is the name that was asked for, not only where the connection went. */
  isAskedName: boolean;
  /** The server was told the name (SNI), so that it could choose the certificate; false where it is plain that it was not. */
  sentName: boolean;
  /** In the order in which they were sent. */
  listed: ListedCertificate[];
  /** whole: the listing's end is in the text. cut: it may go on. leaf: the tool prints no other. none: no listing at all. */
  listing: 'whole' | 'cut' | 'leaf' | 'none';
  /** The tool shows that the server sent no certificate. */
  isEmpty: boolean;
  /** What the tool itself concluded with the trust store of its machine; null where the text does not say. */
  verified: boolean | null;
  /** Its words for that, as printed. */
  said: string | null;
  /** Every fault that it told; empty where it told none. */
  complaints: Complaint[];
}
