import assert from 'node:assert/strict';
import test from 'node:test';
import { content } from '../../src/content/content-folder.ts';
import type { Outcome } from '../../src/core/flow/flow.ts';
import { walk } from '../../src/core/flow/walk.ts';

/** What a person tells the help desk, the answers that person would choose, tree by tree, and where a careful engineer would send them. */
type Story = [says: string, ways: [flow: string, answers: string][], outcome: string, page: string];

const stories: Story[] = [
  // 安裝與啟動
  [
    '續期換檔之後 nginx -t 說 key values mismatch，兩年前的 server.key 還在。',
    [['service-will-not-start', 'nginx.mismatch']],
    'nginx-key-mismatch',
    'install/nginx.html#trouble',
  ],
  [
    '維護帳號把金鑰從自己的家目錄搬到 /etc/nginx/ssl，nginx -t 說 Permission denied。',
    [['service-will-not-start', 'nginx.permission']],
    'nginx-no-permission',
    'causes/files.html#file-no-permission',
  ],
  [
    '把下載的 .cer 直接給 nginx，它說 no start line。',
    [['service-will-not-start', 'nginx.format']],
    'nginx-wrong-format',
    'install/nginx.html#trouble',
  ],
  [
    '半夜重開機之後 nginx 沒起來，手動啟動才發現它在問 PEM pass phrase。',
    [['service-will-not-start', 'nginx.passphrase']],
    'nginx-encrypted-key',
    'causes/keys.html#password-wrong',
  ],
  [
    '用 cat 合併之後 nginx 說 bad end line。',
    [['service-will-not-start', 'nginx.glued']],
    'glued-file',
    'install/nginx.html#trouble',
  ],
  [
    'Apache 重新載入之後全部站台都停了，error_log 寫 AH02565。',
    [['service-will-not-start', 'apache.mismatch']],
    'key-mismatch',
    'install/apache.html#trouble',
  ],
  [
    '新加的 443 虛擬主機一開，Apache 就起不來，說 AH02572，設定裡只有 SSLEngine on。',
    [['service-will-not-start', 'apache.no-certificate']],
    'apache-no-certificate',
    'install/apache.html#trouble',
  ],
  [
    '把 keystore 換了新檔名，Tomcat 起來了但 8443 連不上，catalina.out 有 FileNotFoundException。',
    [['service-will-not-start', 'tomcat.file']],
    'tomcat-missing-file',
    'install/tomcat.html#install',
  ],
  [
    'Tomcat 改用 PEM 設定，記錄檔說 Private key must be accompanied by certificate chain。',
    [['service-will-not-start', 'tomcat.chain']],
    'tomcat-wrong-format',
    'install/tomcat.html#chain',
  ],
  [
    'Tomcat 以 tomcat 帳號執行，把連接埠改成 443 就 BindException，Permission denied。',
    [['service-will-not-start', 'tomcat.port']],
    'port-in-use',
    'causes/server.html#port-in-use',
  ],
  [
    'WildFly 指令全部成功，記錄檔也沒有錯誤，瀏覽器卻連不上，openssl 說 no peer certificate available。',
    [['service-will-not-start', 'wildfly.silent']],
    'wildfly-wrong-alias',
    'install/wildfly.html#trouble',
  ],
  [
    '換了 keystore 密碼，JBoss 起來之後 https 那個連接埠沒有開。',
    [['service-will-not-start', 'wildfly.password']],
    'wildfly-password',
    'install/wildfly.html#trouble',
  ],
  [
    '憑證機構給的 fullchain 直接放給 HAProxy，haproxy -c 說 No Private Key found。',
    [['service-will-not-start', 'haproxy.no-key']],
    'haproxy-no-key',
    'causes/keys.html#key-not-here',
  ],
  [
    'HAProxy 續期只換了憑證那一段，檢查時說 inconsistencies between private key and certificate。',
    [['service-will-not-start', 'haproxy.mismatch']],
    'haproxy-key-mismatch',
    'causes/keys.html#key-mismatch',
  ],
  [
    'IIS 站台停在「已停止」，按啟動說程序無法存取檔案，另一個程式正在使用（0x80070020）。',
    [['service-will-not-start', 'iis.port']],
    'iis-port-in-use',
    'causes/server.html#port-in-use',
  ],
  [
    'IIS 清舊憑證之後 https 打不開，系統記錄一直出現 HttpEvent 15021。',
    [['service-will-not-start', 'iis.binding']],
    'iis-binding-without-certificate',
    'causes/server.html#binding-wrong',
  ],
  [
    'IIS 綁好憑證，瀏覽器一連就被重設，系統記錄是 Schannel 36870。',
    [['service-will-not-start', 'iis.key']],
    'iis-key-unreadable',
    'install/iis.html#trouble',
  ],
  [
    '在 IIS 完成憑證要求，按 F5 就不見；等簽發的那兩週，同事又做了一次請求檔，沒有備份。',
    [['iis-f5', 'same.missing.yes.none']],
    'reapply',
    'csr/iis.html',
  ],
  [
    '設繫結時下拉選單是空的，憑證是用我自己的帳號匯入的。',
    [['iis-binding-empty', 'silent.yes.user']],
    'wrong-store',
    'install/iis.html#trouble',
  ],
  [
    '繫結選單沒有那張憑證，HasPrivateKey 是 False，因為請求檔是在另一台做的。',
    [
      ['iis-binding-empty', 'silent.no'],
      ['iis-f5', 'other'],
    ],
    'go-to-origin',
    'move/iis.html',
  ],
  [
    '用 OpenSSL 3 做的 PFX，Windows Server 2012 R2 說密碼錯，拿到新電腦打得開。',
    [['pfx-import-fails', 'windows.yes']],
    'old-windows',
    'move/iis.html#trouble',
  ],
  [
    'keytool 匯入廠商給的一張 .cer，說無法從回覆中將鏈建立起來，中繼憑證還沒匯入。',
    [['keytool-chain-from-reply', 'one.yes.no']],
    'combined',
    'install/tomcat.html#install',
  ],
  [
    '重跑過 genkeypair，keytool 說公開金鑰不符，也沒有備份。',
    [['keytool-key-mismatch', 'same.same.yes.no']],
    'reapply',
    'csr/keytool.html',
  ],
  [
    'keytool 說「憑證已新增至金鑰儲存庫中」，瀏覽器還是自簽。',
    [['tomcat-still-self-signed', 'trusted']],
    'wrong-alias',
    'install/tomcat.html#trouble',
  ],
  [
    'WAF 上傳金鑰時說讀不了，金鑰檔開頭是 ENCRYPTED PRIVATE KEY。',
    [['appliance-install', 'pem.passphrase']],
    'remove-passphrase',
    'install/appliances.html#install',
  ],
  [
    'WildFly 匯入新憑證之後沒有重新啟動，外面看到的還是舊的。',
    [['old-certificate-still-served', 'host-old.wildfly']],
    'wildfly-store',
    'install/wildfly.html#verify',
  ],
  [
    'Tomcat 匯入新憑證之後沒有重新啟動，外面看到的還是舊的。',
    [['old-certificate-still-served', 'host-old.java']],
    'java-store',
    'install/tomcat.html#verify',
  ],
  [
    '換了 HAProxy 的憑證檔，重新載入之後外面還是舊的，記錄裡有一行 Loading failure。',
    [['old-certificate-still-served', 'host-old.haproxy']],
    'reload-haproxy',
    'causes/validity.html#old-certificate-served',
  ],
  [
    '換證之後重新整理，憑證一下新一下舊，網站前面有負載平衡。',
    [['old-certificate-still-served', 'mixed']],
    'one-node',
    'chain/check-offline.html#stale',
  ],
  [
    '主機壞了，備份裡有 keystore，網址沒有變。',
    [['several-hosts', 'same.backup']],
    'restore',
    'faq/part-7.html#move-without-reapply',
  ],
  // 信任與串鍊
  [
    'TWCA 的憑證在 Windows 正常，iPhone 打不開，串鍊檢查說少了交互憑證。',
    [['chain-broken', 'cross-missing']],
    'add-cross',
    'chain/which-ca.html#twca-cyber',
  ],
  [
    '照憑證裡的 CA Issuers 網址下載了 TWCA CYBER Root CA 接上去，串鍊檢查說拿錯同名的那一張。',
    [['chain-broken', 'wrong-sibling']],
    'replace-sibling',
    'chain/which-ca.html#twca-trap',
  ],
  [
    '檢測網站說 Chain issues: Incomplete，伺服器只送一張。',
    [['chain-broken', 'leaf-only']],
    'add-intermediates',
    'chain/packs.html',
  ],
  [
    '公司 Wi-Fi 上的 Firefox 說不信任，換成手機網路就好。',
    [['firefox-android-untrusted', 'complete.twca.other.one-network']],
    'interception',
    'chain/which-ca.html#intercepted',
  ],
  [
    'Chrome 說 ERR_CERT_AUTHORITY_INVALID，手機也一樣，伺服器只送一張，簽發者是憑證公司。',
    [
      ['not-trusted', 'everywhere.leaf-only'],
      ['chain-broken', 'leaf-only'],
    ],
    'add-intermediates',
    'chain/packs.html',
  ],
  [
    'Firefox 說簽發者未知，s_client 印的 s 和 i 是同一個名稱。',
    [
      ['not-trusted', 'unsure.self'],
      ['which-ca', 'self'],
    ],
    'self-signed',
    'chain/which-ca.html#self-signed',
  ],
  [
    '民眾來電說網站不安全，截圖上的簽發者是防毒軟體的名字。',
    [['which-ca', 'local']],
    'intercepted',
    'chain/which-ca.html#intercepted',
  ],
  [
    '更新 Chrome 之後機關網站變成不安全，簽發者是行政院，今年才簽的。',
    [['chrome-only-untrusted', 'yes.no.after']],
    'distrusted',
    'apply/which-ca.html',
  ],
  [
    '數位部給了 TWCA，我們還有 GTLSCA，網站現在裝的是 GTLSCA，不知道要用哪一張。',
    [['two-certificates', 'public.gtlsca']],
    'switch-to-trusted',
    'chain/which-ca.html',
  ],
  [
    'Nessus 51192 掃到內部人事系統，憑證是機關自己的 CA 簽的。',
    [['nessus-untrusted', 'internal.gtlsca']],
    'add-to-scanner',
    'chain/check-offline.html#scanner',
  ],
  [
    '換證之後廠商的 App 全部連不上，手機瀏覽器正常，App 有釘選。',
    [['mobile-app-fails', 'yes.yes']],
    'update-pin',
    'apply/renewal.html',
  ],
  [
    'iPhone 的 App 顯示 -1202，伺服器的串鍊檢查是完整的。',
    [['mobile-app-fails', 'no.complete.ios.invalid']],
    'ios-root',
    'chain/which-ca.html#twca-cyber',
  ],
  [
    '介接的 Java 8 程式說 PKIX path building failed，cacerts 裡沒有 TWCA。',
    [['api-client-fails', 'issuer.complete.java.no']],
    'update-java',
    'chain/authorities.html',
  ],
  [
    '民眾說我們的網站憑證過期，同事看都正常，他的電腦日期停在 2019 年。',
    [['date-invalid', 'no']],
    'fix-clock',
    'causes/validity.html#clock-wrong',
  ],
  [
    '憑證上週就簽下來了，一直放在信箱裡，今天網站過期。',
    [['date-invalid', 'yes.expired.issued']],
    'install-now',
    'install/overview.html#steps',
  ],
  [
    '換證後要廢止舊的，填錯序號，把新的那張廢掉了。',
    [['certificate-revoked', 'current.requested']],
    'wrong-one',
    'apply/revocation.html',
  ],
  // 連線、名稱與內容
  [
    '打 www 開頭的網址說名稱不符，不打 www 就正常，兩個名稱民眾都會用。',
    [['name-mismatch', 'no.ours.not-listed.needed']],
    'reissue-with-names',
    'csr/san.html',
  ],
  [
    '還沒換 DNS，用 IP 測新主機，瀏覽器一直警告。',
    [['ip-warning', 'no.testing']],
    'normal',
    'faq/part-7.html#test-with-ip',
  ],
  [
    '前面加了負載平衡器之後，瀏覽器說重新導向次數過多。',
    [['https-unreachable', 'redirects']],
    'redirect-loop',
    'harden/hsts-and-redirect.html#loop',
  ],
  [
    '業務系統的 Windows 7 打不開網站，新電腦都正常。',
    [['old-client-fails', 'windows.seven']],
    'upgrade-browser',
    'harden/old-protocols.html',
  ],
  [
    'Chrome 說 ERR_SSL_VERSION_OR_CIPHER_MISMATCH，主機上 openssl 連得上，金鑰是 P-521。',
    [['protocol-error', 'no.no-cert.p521']],
    'curve-p521',
    'csr/openssl.html',
  ],
  [
    '上 https 之後首頁的地圖不見了，主控台說 Mixed Content，網址是自己網站的 http。',
    [['mixed-content', 'blocked.own']],
    'fix-own',
    'background/mixed-content.html#fix',
  ],
  [
    'nginx 說 ssl_stapling ignored，憑證裡沒有 OCSP 網址。',
    [['stapling-no-answer', 'no.no']],
    'remove-setting',
    'harden/ocsp-stapling.html',
  ],
  // 申請與金鑰
  [
    '承辦人只上傳了請求檔，一週後電話說公文和申請書沒有收到。',
    [['csr-rejected', 'returned.paper']],
    'papers',
    'apply/print-and-letter.html#return',
  ],
  [
    '請求檔上傳成功，被退件說機關名稱是亂碼。',
    [['csr-rejected', 'returned.mojibake']],
    'mojibake',
    'csr/chinese-names.html',
  ],
  [
    '網站有鎖國外連線，自動續期的驗證一直失敗，國內抓驗證檔都正常。',
    [['validation-fails', 'file.abroad-blocked']],
    'geo-blocked',
    'apply/domain-validation.html#mpic-checklist',
  ],
  [
    '委外工程師把含私密金鑰的設定推到公開的 GitHub。',
    [['key-lost-or-leaked', 'leaked.published']],
    'published',
    'apply/revocation.html',
  ],
];

/** The last place of a way through one tree after another. */
function ending(ways: Story[1]): { id: string; outcome: Outcome } {
  const flows = content.load('flows');
  for (const [index, [id, answers]] of ways.entries()) {
    const flow = flows.find((each) => each.id === id);
    assert.ok(flow, `沒有 ${id} 這棵樹`);
    const { node, invalidAt } = walk(flow, answers.split('.'));
    assert.equal(invalidAt, null, `${id} 走不了 ${answers}`);
    if (node.kind === 'hand-over') assert.equal(node.flow, ways[index + 1]?.[0], `${id} 接到的樹`);
    else if (node.kind === 'outcome') return node;
  }
  return assert.fail('停在問題上');
}

for (const [says, ways, outcome, page] of stories) {
  test(`排查樹的情境：${says}`, () => {
    const end = ending(ways);
    assert.deepEqual({ outcome: end.id, page: end.outcome.page }, { outcome, page });
  });
}

test('排查樹的情境：每一棵樹至少有一個人走過', () => {
  const walked = new Set(stories.flatMap(([, ways]) => ways.map(([flow]) => flow)));
  assert.deepEqual(content.load('flows').flatMap(({ id }) => (walked.has(id) ? [] : [id])), []);
});
