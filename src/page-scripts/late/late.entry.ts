import { addHeadingLinks, addPrintAddress } from '../addresses/addresses.ts';
import { keepOffline } from '../copy-status/keep-offline.ts';
import { siteAddress } from '../copy-status/worker-link.ts';
import { showThemeColour } from '../look/kept-look.ts';
import { offerLook } from '../look/offer-look.ts';
import { offerKey } from './offer-key.ts';
import { showOwner } from '../owner/show-owner.ts';

addHeadingLinks(document);
addPrintAddress(document);
showOwner(document, globalThis.kbSettings, siteAddress);
offerLook(document);
offerKey(document);
showThemeColour();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showThemeColour);
keepOffline();
