import { ui } from 'content:interface/owner';
import type { SettingFault } from '../../core/settings/read-settings.ts';
import { settingNames } from '../../core/settings/settings.ts';
import type { SettingsSlip } from '../../core/settings/settings-slip.ts';

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
    case 'bad-encoding':
      return ui.badEncoding({ name: fault.name });
  }
}

/** What the administrator is told where nothing of the file could be read. */
export function slipSentence(slip: SettingsSlip | { code: 'nothing-set' | 'no-file' }): string {
  switch (slip.code) {
    case 'nothing-set':
      return ui.nothingSet;
    case 'no-file':
      return ui.noFile;
    case 'hidden-slip':
      return ui.hiddenSlip;
    case 'unfinished':
      return ui.unfinished;
    case 'odd-mark':
      return ui.oddMark({ line: slip.line });
    case 'wide-mark':
      return ui.wideMark({ line: slip.line, mark: slip.mark, plain: slip.plain });
    case 'missing-comma':
      return ui.missingComma({ line: slip.line });
    case 'early-end':
      return ui.earlyEnd({ line: slip.line });
    case 'open-text':
      return ui.openText({ line: slip.line });
    case 'bare-word':
      return ui.bareWord({ line: slip.line, word: slip.word });
    case 'misspelt':
      return ui.misspelt({ line: slip.line, word: slip.word });
    case 'unread-line':
      return ui.unreadLine({ line: slip.line });
  }
}
