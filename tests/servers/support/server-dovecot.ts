import { findProgram } from './find-program.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

/** Dovecot's own settings, in a folder that stands for /etc/dovecot; `CONFIG_FILE` leads its commands there. */
export const dovecotEnv = (shop: Workshop): Record<string, string> => ({ CONFIG_FILE: shop.path('etc/dovecot/dovecot.conf') });

/** What stands around a guide's settings: IMAP on two ports, STARTTLS and TLS from the first byte, and whoever logs in is let in. */
function frame(shop: Workshop, [imap, imaps = 0]: number[], login: string): string[] {
  const user = process.getuid?.() === 0 ? 'dovecot' : process.env.USER;
  return [
    'protocols = imap',
    `base_dir = ${shop.path('dovecot-run')}`,
    `state_dir = ${shop.path('dovecot-state')}`,
    'log_path = /dev/stderr',
    'listen = 127.0.0.1',
    'passdb {',
    '  driver = static',
    `  args = nopassword=y ${login}`,
    '}',
    'userdb {',
    '  driver = static',
    `  args = uid=65534 gid=65534 home=${shop.path('mailboxes')}`,
    '}',
    'mail_location = maildir:~/Maildir',
    `default_login_user = ${user}`,
    `default_internal_user = ${user}`,
    'service imap-login {',
    '  chroot =',
    '  inet_listener imap {',
    `    port = ${imap}`,
    '  }',
    '  inet_listener imaps {',
    `    port = ${imaps}`,
    '  }',
    '}',
    'service anvil {',
    '  chroot =',
    '}',
    '',
  ];
}

/**
 * Starts Dovecot in the foreground: one port for IMAP with STARTTLS, a second one for IMAPS. `settings` come after the frame, `login`
 * says more about whoever logs in: that another server has the mail.
 */
export function startDovecot(shop: Workshop, ports: 1 | 2, settings: string, login = ''): Promise<Running | Refused> {
  return shop.serve(ports, (free) => ({
    command: findProgram('dovecot')?.path ?? 'dovecot',
    args: ['-F', '-c', shop.write('etc/dovecot/dovecot.conf', `${frame(shop, free, login).join('\n')}${settings}\n`)],
  }));
}
