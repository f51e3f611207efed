import { readDumps } from '../dump/read-dumps.ts';
import { inspectInput, type InspectContext } from '../inspect/inspect-input.ts';
import { lookAgain } from '../other/look-again.ts';
import { decodeText } from '../pem/decode-text.ts';
import type { Problem } from '../problem.ts';
import { findSecret } from '../secret/find-secret.ts';
import { restOf } from '../secret/rest-of.ts';
import { entryOfObject } from './entry-of-object.ts';
import { PlacesAbove } from './place-above.ts';
import { placeByNames } from './place-by-names.ts';
import { readListings } from './read-listings.ts';
import { readRegisterCsv, type RegisterColumns } from './register-csv.ts';
import type { RegisterEntry } from './register-entry.ts';

/** What a reading depends on besides the input. */
export type RegisterContext = Omit<InspectContext, 'lookAgain' | 'printouts'> & {
  /** What the columns of a saved register are called. */
  columns: RegisterColumns;
  /** Hears of each certificate itself (DER), by its SHA-256 in hex; what only a listing tells of has none. */
  keep?: (sha256: string, der: Uint8Array) => void;
};

/** What one file or text gives the register. */
export interface RegisterReading {
  entries: RegisterEntry[];
  /** Why there are none or not all; empty where everything was read. */
  problems: Problem[];
  /** The kind of private key that was in it ("RSA PRIVATE KEY", "PKCS#12"…): nothing of it was kept. Null where there was none. */
  refused: string | null;
}

/**
 * Everything in one input that belongs into a register: certificates in any form, what programs print of them, the listings of Windows,
 * and a register that was saved as CSV. Never rejects on any input; the time is linear in it.
 */
export async function readForRegister(input: Uint8Array | string, file: string | null, context: RegisterContext): Promise<RegisterReading> {
  const secret = findSecret(input);
  if (secret === null) return { ...(await read(input, file, context)), refused: null };
  const rest = restOf(typeof input === 'string' ? input : new TextDecoder().decode(input));
  const reading = rest === null ? { entries: [], problems: [] } : await read(rest, file, context);
  return { ...reading, refused: secret.format };
}

async function read(input: Uint8Array | string, file: string | null, context: RegisterContext): Promise<Omit<RegisterReading, 'refused'>> {
  const isDer = typeof input !== 'string' && input[0] === 0x30;
  const text = isDer ? '' : typeof input === 'string' ? input : decodeText(input).text;
  const saved = text === '' ? null : readRegisterCsv(text, file, context.columns);
  if (saved !== null) return { entries: saved.map((entry) => placeByNames(entry, context.authorities)), problems: [] };
  const { objects, problems } = await inspectInput(input, {
    ...context,
    lookAgain: (again, result, asked) => lookAgain(again, result, asked, readDumps),
    printouts: true,
  });
  const places = new PlacesAbove(text);
  const entries = objects.flatMap(
    (object) => entryOfObject(object, { file, place: places.at(object.subject.line) }, context.authorities) ?? [],
  );
  for (const { subject } of objects)
    if (subject.kind === 'certificate' && subject.der && subject.fingerprints) context.keep?.(subject.fingerprints.sha256, subject.der);
  const listed =
    text === '' ? [] : withoutRepeats(readListings(text, file), entries).map((entry) => placeByNames(entry, context.authorities));
  // What one reader does not know another does.
  return { entries: [...entries, ...listed], problems: entries.length + listed.length > 0 ? [] : problems };
}

/** A listing with `-v` names again what was read from it: that is one certificate, of which the listing knows its store and its key. */
function withoutRepeats(listed: readonly RegisterEntry[], read: readonly RegisterEntry[]): RegisterEntry[] {
  return listed.filter((entry) => {
    const same = read.find(({ sha1, sha256 }) => (sha1 !== null && sha1 === entry.sha1) || (sha256 !== null && sha256 === entry.sha256));
    if (same === undefined) return true;
    same.hasKey ??= entry.hasKey;
    const [sighting] = same.sightings;
    if (sighting && entry.sightings[0]) sighting.place ??= entry.sightings[0].place;
    return false;
  });
}
