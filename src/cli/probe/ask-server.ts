import { randomBytes } from 'node:crypto';
import { clientHello, type HelloQuestion } from '../../core/probe/client-hello.ts';
import { ending, type Connecting, type Ending, type Starttls } from '../../core/probe/probe-record.ts';
import { noAnswer, readServerAnswer, type ServerAnswer } from '../../core/probe/server-answer.ts';
import { Connection, startTls } from './connect.ts';

/** Where the questions go. */
export interface Target {
  address: string;
  port: number;
  starttls: Starttls | null;
  /** Milliseconds for one question, from opening the connection to the answer. */
  timeout: number;
}

/** A connection over which TLS can begin; or why there is none. */
export async function openFor(target: Target, signal: AbortSignal): Promise<Connection | Exclude<Connecting, 'ok'>> {
  const connection = await Connection.open(target.address, target.port, signal);
  if (!(connection instanceof Connection) || target.starttls === null) return connection;
  const turned = await startTls(connection, target.starttls, signal);
  if (turned === 'ok') return connection;
  connection.close();
  return turned;
}

/** One ClientHello over a connection of its own, and the answer. Never rejects. */
export async function askServer(
  target: Target,
  question: Omit<HelloQuestion, 'random' | 'keyShare'>,
  upTo: 'hello' | 'done',
): Promise<ServerAnswer> {
  const signal = AbortSignal.timeout(target.timeout);
  const connection = await openFor(target, signal);
  if (!(connection instanceof Connection)) return { ...noAnswer, ending: endingOfConnecting(connection) };
  try {
    connection.send(clientHello({ ...question, random: [...randomBytes(32)], keyShare: [...randomBytes(32)] }));
    const reader = readServerAnswer(upTo);
    let step = reader.next();
    while (step.done !== true) {
      const bytes = await connection.take(step.value, signal);
      if (!(bytes instanceof Uint8Array)) {
        const last = reader.next(null);
        const answer = last.done === true ? last.value : noAnswer;
        return { ...answer, ending: bytes };
      }
      step = reader.next(bytes);
    }
    return step.value;
  } finally {
    connection.close();
  }
}

function endingOfConnecting(connecting: Exclude<Connecting, 'ok'>): Ending {
  if (connecting === 'timeout' || connecting === 'refused') return ending(connecting);
  // A device that cuts before the hello says nothing of the version.
  return ending('failed');
}
