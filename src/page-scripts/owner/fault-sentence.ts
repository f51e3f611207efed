import { ui } from 'content:interface/owner';
import type { SettingFault } from '../../core/settings/read-settings.ts';
import { settingNames } from '../../core/settings/settings.ts';

/** What the administrator is told about a fault. */
export function faultSentence(fault: SettingFault): string {
  switch (fault.code) {
    case 'no-object':
      return ui.noObject;
    case 'unknown-name':
      return ui.unknownName({ name: fault.name, known: settingNames.join('、') });
    case 'no-text':
      return ui.noText({ name: fault.name });
    case 'too-long':
      return ui.tooLong({ name: fault.name, most: fault.most });
    case 'bad-address':
      return ui.badAddress;
    case 'bad-phone':
      return ui.badPhone;
    case 'bad-mail':
      return ui.badMail;
    case 'bad-logo':
      return ui.badLogo;
  }
}
