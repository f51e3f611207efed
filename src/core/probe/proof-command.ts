import type { ProbeRecord } from './probe-record.ts';
import type { ServerProduct } from './probe-verdict.ts';

/** What stands in a command without quoting. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/u;
const ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/u;
const EXAMPLE = 'www.example.gov.tw';

const plain = (name: string): string => (PLAIN.test(name) ? name : EXAMPLE);

/** A command of `content/findings` with the name and the port of this server. */
export function filledCommand(command: string, { host, port, name }: ProbeRecord): string {
  return command
    .replaceAll('https://{{domain}}/', `https://{{domain}}${port === 443 ? '' : ':{{port}}'}/`)
    .replaceAll('{{port}}', String(port))
    .replaceAll('{{domain}}', plain(name ?? host));
}

/**
 * Collects anew what a record shows, of the same address: for whoever has Windows, and where the commands of `content/findings` would
 * speak TLS at once to a server that wants STARTTLS. Null where those are the shorter proof.
 */
export function proofCommand({ host, port, name, address, starttls }: ProbeRecord, product: ServerProduct): string | null {
  const isWindows = product === 'iis';
  if (!isWindows && starttls === null) return null;
  const target = port === 443 ? plain(host) : `${plain(host)}:${port}`;
  const option = (windows: string, others: string, value: string | null): string =>
    value === null ? '' : ` ${isWindows ? windows : others} ${value}`;
  const options = [
    option('-Name', '--sni', name === null || name.toLowerCase() === host.toLowerCase() ? null : plain(name)),
    option('-Address', '--address', address === null || address === host || !ADDRESS.test(address) ? null : address),
    option('-StartTls', '--starttls', starttls),
  ].join('');
  return isWindows
    ? `powershell -ExecutionPolicy Bypass -File kb-probe.ps1 ${target}${options} -OutFile probe.txt`
    : `sh kb-probe.sh${options} ${target} > probe.txt`;
}
