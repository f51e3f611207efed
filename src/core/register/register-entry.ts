import type { Facts } from '../facts.ts';
import type { Verdict } from '../policy/verdict.ts';

/** Where a certificate was met. */
export interface Sighting {
  /** File, or file inside an archive ("backup.zip/www.cer"); null for what was pasted. */
  file: string | null;
  /** What the listing says of the place: a store, a binding ("0.0.0.0:443"), an alias; null where it says nothing. */
  place: string | null;
}

/** What a person knows of a certificate and no certificate says. Empty where nobody has said. */
export interface KeeperNotes {
  /** Hosts and devices on which it is installed. */
  installedOn: string;
  /** Software there: "Windows Server 2016", "Tomcat 8.5"; its end of support is looked up by these words. */
  system: string;
  /** Who looks after it. */
  keeper: string;
  remark: string;
}

/** One certificate of the register. Dates are ISO 8601 in UTC, hex is lower case; null is what was not in the input. */
export interface RegisterEntry {
  sha256: string | null;
  sha1: string | null;
  serialHex: string | null;
  /** What people call it: the first host name, else the common name. */
  name: string;
  /** DNS names and addresses; of a listing without them only the common name. */
  names: string[];
  /** Whether `names` are all there are: a listing of a store prints the common name alone. */
  hasAllNames: boolean;
  issuer: string;
  notBefore: string | null;
  notAfter: string | null;
  /** "RSA 2048", "EC P-256"; empty where unknown. */
  key: string;
  spkiSha256: string | null;
  /** Extended key usages; null where the listing does not print them. */
  uses: readonly string[] | null;
  role: 'server' | 'ca' | 'other';
  /** Id of the known authority that issued it, by name and key identifier; null where it is not on file. */
  issuedBy: string | null;
  /** Of the earliest signed certificate timestamp. */
  firstSct: string | null;
  /** Whether its private key lies beside it, where a store says so. */
  hasKey: boolean | null;
  /** Null for what only a listing told of: nothing there can be judged. */
  verdict: Verdict | null;
  /** The first thing to mend: a rule's id and the facts for its message. */
  reason: { rule: string; facts: Facts } | null;
  /** How often it was met. */
  times: number;
  /** The places, each once; at most `MOST_SIGHTINGS`. */
  sightings: Sighting[];
  notes: KeeperNotes;
}

/** More places than anybody reads. */
export const MOST_SIGHTINGS = 50;

export const noNotes: KeeperNotes = { installedOn: '', system: '', keeper: '', remark: '' };

/** An entry of which nothing is known yet but where it stood. */
export function emptyEntry(sighting: Sighting): RegisterEntry {
  return {
    sha256: null,
    sha1: null,
    serialHex: null,
    name: '',
    names: [],
    hasAllNames: false,
    issuer: '',
    notBefore: null,
    notAfter: null,
    key: '',
    spkiSha256: null,
    uses: null,
    role: 'server',
    issuedBy: null,
    firstSct: null,
    hasKey: null,
    verdict: null,
    reason: null,
    times: 1,
    sightings: [sighting],
    notes: { ...noNotes },
  };
}
