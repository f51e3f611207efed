import { ui } from 'content:interface/owner';
import { readSettings, type SettingFault } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { keepNoticeRoom } from '../look/kept-look.ts';
import { faultSentence } from './fault-sentence.ts';
import { lookForSlip } from './look-for-slip.ts';

/** Shows whose site this is, as `site-settings.js` has it. `site` is the site's address, beside which that file and the logo lie. */
export function showOwner(page: Document, given: unknown, site: string): void {
  const { settings, faults } = readSettings(given);
  globalThis.kbOwner = settings;
  showAgency(page, settings, site);
  showNotice(page, settings.notice);
  for (const place of page.querySelectorAll('.foot > div, [data-owner-contact]')) showContact(place, settings);
  void tellAdministrator(page, given, settings, faults);
  page.dispatchEvent(new Event('kb-owner'));
}

/** Above the site's name, within the height that it has anyway. */
function showAgency(page: Document, { agency, logo }: Settings, site: string): void {
  const brand = page.querySelector('.brand');
  const picture = brand?.querySelector('img');
  if (picture && logo !== undefined) {
    const own = picture.src;
    // A file that is not there leaves the site's own.
    picture.addEventListener('error', () => (picture.src = own), { once: true });
    Object.assign(picture.style, { inlineSize: 'auto', blockSize: '1.75rem', maxInlineSize: '5rem', objectFit: 'contain' });
    picture.src = new URL(logo, site).href;
  }
  if (!brand || agency === undefined) return;
  const name = page.createElement('span');
  const above = page.createElement('small');
  above.textContent = agency;
  Object.assign(above.style, {
    display: 'block',
    font: '400 var(--t0)/1.3 var(--sans)',
    color: 'var(--soft)',
    maxInlineSize: 'min(16em, 50vw)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  });
  Object.assign(name.style, { lineHeight: '1.3' });
  name.append(above, ...[...brand.childNodes].filter((node) => node !== picture));
  brand.append(name);
}

/** Below the header. The page has left room for it if this browser has seen one before. */
function showNotice(page: Document, notice: string | undefined): void {
  const header = page.querySelector('.top');
  if (!header || notice === undefined) return keepNoticeRoom('');
  const box = page.createElement('section');
  box.className = 'callout owner-notice';
  box.setAttribute('aria-label', ui.noticeName);
  // As wide as the window, its text as wide as the pages are.
  const side = 'clamp(1rem, 3vw, 2.5rem)';
  Object.assign(box.style, { margin: '0', border: '0', paddingInline: `max(${side}, (100% - 84rem) / 2 + ${side})` });
  box.textContent = notice;
  header.append(box);
  // From here on the notice itself keeps the room; what is written down is for the next page.
  keepNoticeRoom(`${box.offsetHeight}px`);
  (header as HTMLElement).style.marginBlockEnd = '0';
}

/** Who answers questions: in the foot of every page, and where a page says that it wants to know. */
function showContact(place: Element, { agency, helpdesk, phone, mail }: Settings): void {
  const isAsked = place instanceof HTMLElement && place.dataset.ownerContact !== undefined;
  // What the page says by itself stays, unless there is somebody to ask.
  if (isAsked && helpdesk === undefined && phone === undefined && mail === undefined) return;
  const parts: (Node | string)[][] = [];
  if (agency !== undefined) parts.push([ui.owner({ agency })]);
  if (helpdesk !== undefined) parts.push([ui.ask({ helpdesk })]);
  if (phone !== undefined) parts.push([ui.phone({ phone })]);
  if (mail !== undefined) {
    const link = document.createElement('a');
    link.href = `mailto:${mail}`;
    link.textContent = mail;
    parts.push([ui.mailTo, link]);
  }
  if (parts.length === 0) return;
  const line = document.createElement('p');
  line.className = 'owner';
  line.append(...parts.flatMap((part, at) => [...(at > 0 ? ['，'] : []), ...part]), ui.full);
  if (isAsked) place.replaceChildren(line);
  else place.querySelector('.anchor')?.after(line);
}

/** Faults are the administrator's business: they stand on the page about the site and in the console, nowhere else. */
async function tellAdministrator(page: Document, given: unknown, settings: Settings, faults: readonly SettingFault[]): Promise<void> {
  const sentences = faults.map(faultSentence);
  for (const sentence of sentences) console.warn(`site-settings.js: ${sentence}`);
  const place = page.querySelector<HTMLElement>('[data-settings-report]');
  if (!place) return;
  const usual = Object.keys(settings).length > 0 ? ui.allRight : ui.empty;
  const said = page.createElement('p');
  if (given === undefined) {
    said.className = 'callout warning';
    said.textContent = await lookForSlip();
  } else said.textContent = faults.length > 0 ? ui.faults({ count: faults.length }) : usual;
  const list = page.createElement('ul');
  list.append(
    ...sentences.map((sentence) => {
      const item = page.createElement('li');
      item.textContent = sentence;
      return item;
    }),
  );
  place.replaceChildren(said, ...(faults.length > 0 ? [list] : []));
  place.hidden = false;
}
