/** How lines of servers' configurations begin or look; each that `find-configs.ts` knows has one of these. */
const CLUES =
  /^[ \t\ufeff]*(?:-[ \t]{1,3})?(?:(?:ssl|listen|server_name|proxy|fastcgi|add_header|location|upstream|map|return|bind|frontend|backend|resolver|worker|smtpd?_|my|server\.|http|events|stream|pid|tls_|jetty\.|spring\.ssl)[^\n]{0,400}[;{=:]|(?:server|http|bind|frontend|backend|listen|global|defaults|events|stream)\b[^\n]{0,200}$|(?:SSL|Header|Redirect|Rewrite|Listen|Server[NAR]|Load|Document|Directory|Include|Error|Custom|Allow|NameVirtual)\w*[ \t]|(?:entryPoints|kind|apiVersion|ingressClassName|certFile|certificatesResolvers|server)\s*[:=]|\[+(?:tls|entryPoints|http)|\$SERVER|(?:reverse_proxy|file_server)\b|nginx\.ingress)|\/subsystem=|<\/?(?:VirtualHost|site|If|Directory|Location|Files|configuration|system\.|Server|Service|Connector|SSLHostConfig|Certificate|domain|server|host|subsystem|https-listener|custom-identity)|traefik\.|org\.eclipse\.jetty|\/\/Jetty/im;

/** Cheap and rough: is it worth while to ask whose configuration a text holds. */
export function mayBeConfig(text: string): boolean {
  return CLUES.test(text);
}
