import { delivery } from './delivery.ts';
import { mediaTypes } from './media-types.ts';

/** Types that IIS 10 does not know, knows under an older name, or lets go of in some versions; `.br` and `.gz` so that nobody asks in vain. */
const TYPES = { ...mediaTypes, br: 'application/octet-stream', gz: 'application/gzip' };

/**
 * `web.config` for the site's folder. Each entry is removed before it is added: IIS answers 500 to the whole site where a header or
 * type is already set further up. Nothing here needs a module beyond those of a plain installation.
 */
export function webConfig(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <!-- 找不到的網址：路徑從 IIS 網站的根資料夾算起，這個資料夾改名或放在別處時一起改。 -->
    <httpErrors>
      <remove statusCode="404" subStatusCode="-1" />
      <error statusCode="404" subStatusCode="-1" path="${delivery.folder}\\${delivery.missing}" responseMode="File" />
    </httpErrors>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
${Object.entries(TYPES)
  .map(([ending, type]) => mimeMap(ending, type))
  .join('\n')}
    </staticContent>
    <httpProtocol>
      <customHeaders>
${Object.entries(delivery.headers)
  .map(([name, value]) => header(name, value))
  .join('\n')}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
${delivery.immutableFolders.map(immutable).join('\n')}
  <location path="${delivery.worker.file}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
${header('Content-Security-Policy', delivery.worker.policy)}
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
</configuration>
`.replaceAll('\n', '\r\n');
}

const mimeMap = (ending: string, type: string): string =>
  `      <remove fileExtension=".${ending}" />\n      <mimeMap fileExtension=".${ending}" mimeType="${type}" />`;

const header = (name: string, value: string): string =>
  `          <remove name="${name}" />\n          <add name="${name}" value="${value}" />`;

function immutable(folder: string): string {
  return `  <location path="${folder}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>`;
}
