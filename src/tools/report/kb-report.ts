import { ui } from 'content:interface/report';
import words from 'content:messages?report';
import titles from 'content:page-titles';
import { renderMessage } from '../../core/text/render-message.ts';
import { mailLink } from '../../core/reply/mail-link.ts';
import { permanentAddress, siteAddressOf } from '../../core/reply/site-address.ts';
import { reportedId, writeReport, type ReportedPage } from '../../core/report/write-report.ts';
import { part } from '../shared/element.ts';
import { copyText } from '../../page-scripts/site/copy.ts';

/** Prepares the text of a report about a page; nothing is sent from here. */
export class KbReport extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const form = part<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => this.#write());
    part(this, 'copy').addEventListener('click', () => {
      const text = part(this, 'text');
      void copyText(text.textContent, text).then((copied) => (part(this, 'status').textContent = copied ? ui.copied : ui.selected));
    });
    addEventListener('hashchange', () => this.#write());
    document.addEventListener('kb-owner', () => this.#write());
    this.#write();
  }

  #write(): void {
    const page = reportedPage(location);
    const value = (name: string): string => this.querySelector<HTMLTextAreaElement>(`[name="${name}"]`)?.value ?? '';
    const browser = this.querySelector<HTMLInputElement>('[name="browser"]')?.checked ? navigator.userAgent : '';
    const text = writeReport(page, { wrong: value('wrong'), right: value('right'), browser }, words.report ?? {});
    part(this, 'text').textContent = text;
    part(this, 'status').textContent = '';
    // What the administrator of this copy wrote comes before what the editors did.
    const to = globalThis.kbOwner?.mail ?? this.dataset.contact;
    if (!to) return;
    const mail = part<HTMLAnchorElement>(this, 'mail');
    mail.hidden = false;
    mail.href = mailLink(renderMessage(words.report?.subject?.text ?? '', { id: page?.id ?? '' }), text, to).href;
  }
}

/** The page that the address names; own properties only, as anybody can write an address. */
function reportedPage({ href, hash }: Location): ReportedPage | null {
  const id = reportedId(hash);
  if (id === '') return null;
  const [title, address] = (Object.hasOwn(titles, id) ? titles[id] : undefined) ?? [];
  if (title === undefined || address === undefined) return { id, title: null, address: '' };
  const site = siteAddressOf(href, 'report.html');
  return { id, title, address: site === null ? address : permanentAddress(site.address, id) };
}
