import { MOST_SIGHTINGS, type KeeperNotes, type RegisterEntry } from './register-entry.ts';

/**
 * The certificates of an agency, each once. What comes is merged with what is there: by SHA-256, by SHA-1 as Windows prints it, or by issuer
 * and serial number, which RFC 5280 4.1.2.2 makes unique.
 */
export class Register {
  readonly #entries = new Set<RegisterEntry>();
  readonly #byMark = new Map<string, RegisterEntry>();

  /** In the order in which they came. */
  get entries(): RegisterEntry[] {
    return [...this.#entries];
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes one in; the entry that it is or became. */
  add(entry: RegisterEntry): RegisterEntry {
    const marks = marksOf(entry);
    const known = [...new Set(marks.flatMap((mark) => this.#byMark.get(mark) ?? []))];
    const [first, ...others] = known;
    // What a binding and what a store said may turn out to be one certificate.
    let kept = first ?? { ...entry, sightings: [...entry.sightings], notes: { ...entry.notes } };
    if (first) kept = mergeInto(first, entry);
    else this.#entries.add(kept);
    for (const other of others) {
      mergeInto(kept, other);
      this.#entries.delete(other);
    }
    for (const mark of marksOf(kept)) this.#byMark.set(mark, kept);
    return kept;
  }

  remove(entry: RegisterEntry): void {
    this.#entries.delete(entry);
    for (const mark of marksOf(entry)) this.#byMark.delete(mark);
  }
}

function marksOf({ sha256, sha1, serialHex, issuer }: RegisterEntry): string[] {
  const marks: string[] = [];
  if (sha256 !== null) marks.push(`sha256 ${sha256}`);
  if (sha1 !== null) marks.push(`sha1 ${sha1}`);
  if (serialHex !== null && issuer !== '') marks.push(`serial ${serialHex.replace(/^0+/, '')} ${issuer.toLowerCase()}`);
  return marks;
}

/** What the certificate itself says goes before what a listing says of it; what people wrote is kept, and added to. */
function mergeInto(kept: RegisterEntry, other: RegisterEntry): RegisterEntry {
  const [more, less] = kept.hasAllNames || !other.hasAllNames ? [kept, other] : [other, kept];
  const { times, sightings, notes } = kept;
  Object.assign(kept, {
    sha256: more.sha256 ?? less.sha256,
    sha1: more.sha1 ?? less.sha1,
    serialHex: more.serialHex ?? less.serialHex,
    name: more.name || less.name,
    names: more.names.length > 0 ? more.names : less.names,
    hasAllNames: more.hasAllNames,
    issuer: more.issuer || less.issuer,
    notBefore: more.notBefore ?? less.notBefore,
    notAfter: more.notAfter ?? less.notAfter,
    key: more.key || less.key,
    spkiSha256: more.spkiSha256 ?? less.spkiSha256,
    uses: more.uses ?? less.uses,
    role: more.role,
    issuedBy: more.issuedBy ?? less.issuedBy,
    firstSct: more.firstSct ?? less.firstSct,
    hasKey: kept.hasKey === true || other.hasKey === true ? true : (kept.hasKey ?? other.hasKey),
    verdict: more.verdict ?? less.verdict,
    reason: more.verdict === null ? less.reason : more.reason,
    times: times + other.times,
    sightings: [...sightings, ...other.sightings.filter((each) => !sightings.some((known) => isSamePlace(known, each)))].slice(
      0,
      MOST_SIGHTINGS,
    ),
    notes: mergeNotes(notes, other.notes),
  });
  return kept;
}

const isSamePlace = (a: RegisterEntry['sightings'][number], b: typeof a): boolean => a.file === b.file && a.place === b.place;

function mergeNotes(first: KeeperNotes, second: KeeperNotes): KeeperNotes {
  const both = (a: string, b: string): string => (b === '' || a.split('、').includes(b) ? a : a === '' ? b : `${a}、${b}`);
  return {
    installedOn: both(first.installedOn, second.installedOn),
    system: both(first.system, second.system),
    keeper: both(first.keeper, second.keeper),
    remark: both(first.remark, second.remark),
  };
}
