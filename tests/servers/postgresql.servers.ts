import { test } from 'node:test';
import { postgresqlGuide } from './scenes/postgresql-scene.ts';
import { serviceReader } from './scenes/service-files.ts';
import { isRoot } from './support/account.ts';
import { everythingIsRequired } from './support/find-program.ts';
import { serverTest } from './support/server-test.ts';

const NAME = 'PostgreSQL 照文章安裝、續期、換回，備援機跟得上';

// Files of the page are given to the server's own account.
if (!isRoot && !everythingIsRequired) test(NAME, { skip: '要有 root 權限' }, () => {});
else {
  serverTest(NAME, ['postgresql', 'openssl'], async (shop) => {
    const { reader, old, fresh } = serviceReader(shop);
    await postgresqlGuide(reader, old, fresh);
  });
}
