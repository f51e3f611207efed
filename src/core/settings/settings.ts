/** What the administrator of an installed site says about its owner, in `site-settings.js` beside `index.html`. All may be missing. */
export interface Settings {
  /** The agency whose site this is. */
  agency?: string;
  /** What the unit is called that readers ask. */
  helpdesk?: string;
  /** Where everybody reaches the site, "https://kb.example.gov.tw/": replies of the helpdesk link there. */
  address?: string;
  phone?: string;
  mail?: string;
  /** A picture beside `site-settings.js`, by its relative name. */
  logo?: string;
  /** One sentence for all pages. */
  notice?: string;
}

export type SettingName = keyof Settings;

/** Longest text of each, in characters. */
export const settingLimits: Readonly<Record<SettingName, number>> = {
  agency: 40,
  helpdesk: 40,
  address: 200,
  phone: 60,
  mail: 200,
  logo: 100,
  notice: 200,
};

/** The names in the order in which the file has them. */
export const settingNames = Object.keys(settingLimits) as SettingName[];
