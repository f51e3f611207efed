/** Where a host lies, by its name alone: `loopback` is trusted without encryption, `private` is not judged as mixed content. */
export type HostPlace = 'name' | 'address' | 'private' | 'loopback';

const IPV4 = /^\d+(?:\.\d+){3}$/;
/** 10/8, 100.64/10, 169.254/16, 172.16/12, 192.168/16 and 0/8. */
const PRIVATE_IPV4 = /^(?:0|10|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./;
/** fc00::/7, fe80::/10, fec0::/10, :: and those of IPv4 inside IPv6, as the URL parser writes them; Chromium adds what is for documentation. */
const PRIVATE_IPV6 = /^\[(?:f[cd]..:|fe[89a-f].:|::\]|::ffff:(?:a..|a9fe|ac1.|c0a8):)/;

/**
 * The place of a parsed URL's host. Loopback after Secure Contexts 3.1; private addresses and `.local` after Chromium's Local Network
 * Access (`GetAddressSpaceFromUrl` in services/network/public/cpp/ip_address_space_util.cc).
 */
export function hostPlace(hostname: string): HostPlace {
  const host = hostname.replace(/\.$/, '');
  if (/(?:^|\.)localhost$/.test(host) || host === '[::1]') return 'loopback';
  if (/(?:^|\.)local$/.test(host)) return 'private';
  if (IPV4.test(host)) return host.startsWith('127.') ? 'loopback' : PRIVATE_IPV4.test(host) ? 'private' : 'address';
  if (host.startsWith('[')) return PRIVATE_IPV6.test(host) ? 'private' : 'address';
  return 'name';
}
