import { storeName } from '../../core/stored-copy/stored-key.ts';
import { remember, remembered } from './remembered.ts';
import { describe, register, siteAddress } from './worker-link.ts';

const DECLINED = `kb-no-offline:${siteAddress}`;

/** Whether the site may keep itself in this browser unasked: not after the reader removed the copy, nor where data is to be saved. */
export function mayKeep(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return remembered('localStorage', DECLINED) === null && connection?.saveData !== true;
}

/** Shows on the page about the site what this browser keeps, with a button that removes or makes the copy. */
export function showCopy(place: HTMLElement, registering: Promise<ServiceWorkerRegistration> | null): void {
  const [status, buttons] = place.children;
  const button = buttons?.querySelector('button');
  if (!status || !button) return;
  const say = (text: string, label: string | null, act?: () => void): void => {
    status.textContent = text;
    button.hidden = label === null;
    button.textContent = label;
    button.onclick = act ?? null;
  };
  const make = (): void => {
    remember('localStorage', DECLINED, null);
    show(register());
  };
  const remove = async (registration: ServiceWorkerRegistration): Promise<void> => {
    remember('localStorage', DECLINED, 'yes');
    await registration.unregister();
    await caches.delete(storeName(siteAddress));
    say('離線副本已經移除，之後開啟的頁面都直接讀自網站。', '重新建立離線副本', make);
  };
  const failed = (): void =>
    say(
      '離線副本沒有建立成功。常見的原因是瀏覽器不信任這個網站的憑證、不允許網站保存資料，或網站正在更新。線上使用不受影響。',
      '再試一次',
      make,
    );
  const show = (promise: Promise<ServiceWorkerRegistration>): void => {
    say('離線副本準備中，完成之前請不要中斷連線。', null);
    promise
      .then(async (registration) => {
        const worker = await activeWorker(registration);
        const { version, files, page } = await describe(worker);
        const seen = page !== null && page !== version ? `這一頁是 ${page} 版。` : '';
        say(`離線副本已備妥：版本 ${version}，共 ${files} 個檔案。${seen}`, '移除離線副本', () => void remove(registration).catch(failed));
      })
      .catch(failed);
  };
  place.hidden = false;
  if (registering) show(registering);
  else say('這個瀏覽器目前沒有保留離線副本。', '建立離線副本', make);
}

/** The worker that answers for the site, as soon as there is one. */
function activeWorker({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (active) return Promise.resolve(active);
  const worker = installing ?? waiting;
  return new Promise((resolve, reject) => {
    if (!worker) return reject(new Error('no worker'));
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('not installed'));
    });
  });
}
