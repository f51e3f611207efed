/** How the printouts of OpenSSL, Java and Windows begin, and the fields that stand near. */
const SEEMS =
  /^[> \t]*Certificate(?: Request)?:\s+(?:> *)?Data:|^[> \t]*(?:X509|PKCS10) \S|^[> \t]*PKCS #10 |^[> \t]*(?:Owner|擁有者|所有者)[:：] /m;

/** Whether a text may hold what a program printed of a certificate, so that its readers are worth loading. */
export const mayBeDump = (text: string): boolean => SEEMS.test(text);
