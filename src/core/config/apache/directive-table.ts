// Made by src/dev/apache-grammar.ts from https://github.com/apache/httpd, releases 2.2.34 and 2.4.1 to 2.4.62; do not edit.

/** The newest release that the table knows. */
export const TABLE_RELEASE = '2.4.62';

/** A line: module, number of arguments, places, since-removed where it was not always there, and the names; letters are explained in directives.ts. */
export const DIRECTIVE_TABLE = `
access_compat 1 dh:Satisfy order
access_compat = dh:allow deny
actions 2 sd:Script
actions 23 sdh:Action
alias 12 sd:Alias ScriptAlias
alias 123 sdh:Redirect
alias 2 s:AliasMatch ScriptAliasMatch
alias 2 sdh:RedirectPermanent RedirectTemp
alias 23 sdh:RedirectMatch
alias f sdh 2.4.58-:AliasPreservePath RedirectRelative
allowmethods ? d 2.4.1-:AllowMethods
auth_basic + dh:AuthBasicProvider
auth_basic 1 dh 2.4.7-:AuthBasicUseDigestAlgorithm
auth_basic 12 dh 2.4.5-:AuthBasicFake
auth_basic f dh:AuthBasicAuthoritative
auth_digest + dh:AuthDigestDomain AuthDigestProvider AuthDigestQop
auth_digest 1 dh:AuthDigestAlgorithm AuthDigestNonceFormat AuthDigestNonceLifetime AuthName
auth_digest 1 s:AuthDigestShmemSize
auth_digest f dh:AuthDigestNcCheck
auth_form + dh 2.4.1-:AuthFormProvider
auth_form 1 d 2.4.1-:AuthFormSize
auth_form 1 dh 2.4.1-:AuthFormBody AuthFormLocation AuthFormLoginRequiredLocation AuthFormLoginSuccessLocation AuthFormLogoutLocation AuthFormMethod AuthFormMimetype AuthFormPassword AuthFormSitePassphrase AuthFormUsername
auth_form f dh 2.4.1-:AuthFormAuthoritative AuthFormDisableNoStore AuthFormFakeBasicAuth
authn_anon + dh:Anonymous
authn_anon f dh:Anonymous_LogEmail Anonymous_MustGiveEmail Anonymous_NoUserId Anonymous_VerifyEmail
authn_core 1 dh:AuthName AuthType
authn_core ? g:<AuthnProviderAlias
authn_dbd 1 d:AuthDBDUserPWQuery AuthDBDUserRealmQuery
authn_dbm 1 dh:AuthDBMType AuthDBMUserFile
authn_default f dh -2.4.1:AuthDefaultAuthoritative
authn_file 1 dh:AuthUserFile
authn_socache + dh 2.4.1-:AuthnCacheProvideFor
authn_socache 0 g 2.4.1-:AuthnCacheEnable
authn_socache 1 d 2.4.1-:AuthnCacheContext
authn_socache 1 dh 2.4.1-:AuthnCacheTimeout
authn_socache 1 g 2.4.1-:AuthnCacheSOCache
authnz_fcgi ? g 2.4.10-:AuthnzFcgiDefineProvider
authnz_fcgi ? sdh 2.4.10-:AuthnzFcgiCheckAuthnProvider
authnz_ldap + dh:AuthLDAPGroupAttribute
authnz_ldap + dh 2.4.1-:AuthLDAPSubGroupAttribute AuthLDAPSubGroupClass
authnz_ldap 1 dh:AuthLDAPBindDN AuthLDAPBindPassword AuthLDAPDereferenceAliases AuthLDAPRemoteUserAttribute
authnz_ldap 1 dh 2.4.1-:AuthLDAPAuthorizePrefix AuthLDAPMaxSubGroupDepth
authnz_ldap 1 s:AuthLDAPCharsetConfig
authnz_ldap 12 dh:AuthLDAPURL
authnz_ldap 2 dh 2.4.1-:AuthLDAPInitialBindPattern
authnz_ldap f dh:AuthLDAPBindAuthoritative AuthLDAPCompareDNOnServer AuthLDAPGroupAttributeIsDN AuthLDAPRemoteUserIsDN
authnz_ldap f dh -2.4.1:AuthzLDAPAuthoritative
authnz_ldap f dh 2.4.1-:AuthLDAPCompareAsUser AuthLDAPInitialBindAsUser AuthLDAPSearchAsUser
authz_core 1 dh 2.4.1-:AuthMerging
authz_core ? dh:Require
authz_core ? dh 2.4.1-:<RequireAll <RequireAny <RequireNone <RequireNotAll
authz_core ? g 2.4.1-:<AuthzProviderAlias
authz_core f dh 2.4.1-:AuthzSendForbiddenOnFailure
authz_dbd 1 d 2.4.1-:AuthzDBDQuery AuthzDBDRedirectQuery
authz_dbd f d 2.4.1-:AuthzDBDLoginToReferer
authz_dbm 1 dh:AuthDBMGroupFile AuthzDBMType
authz_dbm f dh -2.4.1:AuthzDBMAuthoritative
authz_default f dh -2.4.1:AuthzDefaultAuthoritative
authz_groupfile 1 dh:AuthGroupFile
authz_groupfile f dh -2.4.1:AuthzGroupFileAuthoritative
authz_owner f dh -2.4.1:AuthzOwnerAuthoritative
authz_user f dh -2.4.1:AuthzUserAuthoritative
autoindex + sdh:IndexIgnore
autoindex 1 sdh:DefaultIcon HeaderName IndexHeadInsert IndexStyleSheet ReadmeName
autoindex 2 sdh:IndexOrderDefault
autoindex = sdh:AddAlt AddAltByEncoding AddAltByType AddDescription AddIcon AddIconByEncoding AddIconByType
autoindex ? sdh:FancyIndexing IndexOptions
autoindex f sdh 2.4.1-:IndexIgnoreReset
brotli 1 s 2.4.26-:BrotliAlterETag BrotliCompressionMaxInputBlock BrotliCompressionQuality BrotliCompressionWindow
brotli 12 s 2.4.26-:BrotliFilterNote
buffer 1 d 2.4.1-:BufferSize
cache + s:CacheIgnoreHeaders CacheIgnoreURLSessionIdentifiers
cache 1 s:CacheLockMaxAge CacheLockPath
cache 1 s 2.4.1-:CacheKeyBaseURL
cache 1 sd:CacheDefaultExpire CacheDisable CacheLastModifiedFactor CacheMaxExpire
cache 1 sd 2.4.1-:CacheMinExpire
cache 12 sd:CacheEnable
cache f s:CacheIgnoreCacheControl CacheIgnoreQueryString CacheLock
cache f s 2.4.1-:CacheQuickHandler
cache f sd:CacheIgnoreNoLastMod CacheStoreNoStore CacheStorePrivate
cache f sd 2.4.1-:CacheDetailHeader CacheHeader CacheStaleOnError CacheStoreExpired
cache_disk 1 s:CacheDirLength CacheDirLevels CacheRoot
cache_disk 1 sd:CacheMaxFileSize CacheMinFileSize
cache_disk 1 sd 2.4.1-:CacheReadSize CacheReadTime
cache_socache 1 s 2.4.5-:CacheSocache
cache_socache 1 sd 2.4.5-:CacheSocacheMaxSize CacheSocacheMaxTime CacheSocacheMinTime CacheSocacheReadSize CacheSocacheReadTime
case_filter f s -2.4.1:CaseFilter
case_filter_in f s -2.4.1:CaseFilterIn
cern_meta 1 sdh:MetaDir MetaSuffix
cern_meta f sdh:MetaFiles
cgi 1 s:ScriptLog ScriptLogBuffer ScriptLogLength
cgi 1 sd 2.4.59-:CGIScriptTimeout
cgid 1 g:ScriptSock
cgid 1 s:ScriptLog ScriptLogBuffer ScriptLogLength
cgid 1 sd -2.4.1:CGIDScriptTimeout
cgid 1 sd 2.4.10-:CGIDScriptTimeout
charset_lite + sdh:CharsetOptions
charset_lite 1 sdh:CharsetDefault CharsetSourceEnc
core + g -2.4.1:RegisterHttpMethod
core + g 2.4.24-:RegisterHttpMethod
core + s -2.4.1:HttpProtocolOptions
core + s 2.4.17-:Protocols
core + s 2.4.24-:HttpProtocolOptions
core + sd:LogLevel
core 1 g:CoreDumpDirectory EnableExceptionHook MaxMemFree MaxRequestsPerChild PidFile ScoreBoardFile ServerRoot ServerTokens ThreadStackSize
core 1 g -2.4.1:AcceptMutex LockFile
core 1 g 2.4.1-:MaxConnectionsPerChild
core 1 g 2.4.2-:DefaultRuntimeDir
core 1 s:AllowEncodedSlashes DocumentRoot ErrorLog GprofDir LimitRequestFields LimitRequestFieldsize LimitRequestLine NameVirtualHost Port Protocol ServerAdmin ServerName ServerPath Timeout TraceEnable
core 1 s 2.4.17-:ProtocolsHonorOrder
core 1 s 2.4.47-:FlushMaxPipelined FlushMaxThreshold
core 1 sd:HostnameLookups Include MaxRanges UseCanonicalName UseCanonicalPhysicalPort
core 1 sd 2.4.1-:IncludeOptional MaxRangeOverlaps MaxRangeReversals UnDefine
core 1 sd 2.4.47-:ReadBufferSize
core 1 sdh:AcceptPathInfo AddDefaultCharset DefaultType EnableMMAP EnableSendfile ForceType LimitRequestBody LimitXMLRequestBody ServerSignature SetHandler SetInputFilter SetOutputFilter
core 12 s:LimitInternalRecursion
core 12 s 2.4.1-:ErrorLogFormat
core 12 sd 2.4.1-:Define
core 12 sdh:RLimitCPU RLimitMEM RLimitNPROC
core 2 g:AcceptFilter
core 2 sdh:ErrorDocument
core 2 sdh 2.4.21-:CGIVar
core ? d:AllowOverride
core ? d 2.4.1-:AllowOverrideList
core ? dh:<Limit <LimitExcept
core ? g:<VirtualHost
core ? g 2.4.1-:Mutex
core ? g 2.4.30-:RegexDefaultOptions
core ? g 2.4.60-:UNCList
core ? s:<Directory <DirectoryMatch <Location <LocationMatch AccessFileName ServerAlias
core ? sdh:<Files <FilesMatch <IfDefine <IfModule FileETag Options
core ? sdh 2.4.1-:<Else <ElseIf <If Error
core ? sdh 2.4.34-:<IfDirective <IfFile <IfSection
core f dh 2.4.13-:CGIPassAuth
core f g:ExtendedStatus SeeRequestTail
core f s -2.4.1:MergeTrailers
core f s 2.4.11-:MergeTrailers
core f s 2.4.39-:MergeSlashes
core f s 2.4.49-:StrictHostCheck
core f sdh:ContentDigest
core f sdh 2.4.18-:QualifyRedirectURL
dav 1 d:DAV
dav 1 d 2.4.58-:DAVBasePath
dav 1 sd:DAVMinTimeout
dav f sd:DAVDepthInfinity
dav f sd 2.4.55-:DAVLockDiscovery
dav_fs 1 s:DAVLockDB
dav_lock 1 d:DAVGenericLockDB
dbd 1 s:DBDExptime DBDKeep DBDMax DBDMin DBDParams DBDriver
dbd 1 s 2.4.1-:DBDInitSQL
dbd 12 s:DBDPrepareSQL
dbd f s:DBDPersist
deflate 1 s:DeflateBufferSize DeflateCompressionLevel DeflateMemLevel DeflateWindowSize
deflate 1 s 2.4.58-:DeflateAlterEtag
deflate 1 sdh -2.4.1:DeflateInflateLimitRequestBody DeflateInflateRatioBurst DeflateInflateRatioLimit
deflate 1 sdh 2.4.10-:DeflateInflateLimitRequestBody DeflateInflateRatioBurst DeflateInflateRatioLimit
deflate 12 s:DeflateFilterNote
dir 1 sdh:FallbackResource
dir 1 sdh 2.4.1-:DirectoryIndexRedirect
dir ? sdh:DirectoryIndex
dir f sdh:DirectorySlash
dir f sdh 2.4.8-:DirectoryCheckHandler
dumpio 1 s -2.4.1:DumpIOLogLevel
dumpio f s:DumpIOInput DumpIOOutput
env + sdh:PassEnv UnsetEnv
env 12 sdh:SetEnv
example 0 sdh -2.4.1:Example
expires 1 sdh:ExpiresDefault
expires 2 sdh:ExpiresByType
expires f sdh:ExpiresActive
ext_filter + d:ExtFilterOptions
ext_filter ? s:ExtFilterDefine
file_cache + s:cachefile mmapfile
filter + sdh:FilterChain
filter 12 sdh:FilterDeclare
filter 2 sd:FilterTrace
filter 23 sdh:FilterProtocol
filter 3 sdh:FilterProvider
filter ? sdh:AddOutputFilterByType
headers ? sdh:Header RequestHeader
heartbeat 1 g 2.4.1-:HeartbeatAddress
heartmonitor 1 g 2.4.1-:HeartbeatListen HeartbeatMaxServers HeartbeatStorage
http 1 s:KeepAliveTimeout MaxKeepAliveRequests
http f s:KeepAlive
http2 1 s 2.4.17-:H2Direct H2MaxSessionStreams H2MaxWorkerIdleSeconds H2MaxWorkers H2MinWorkers H2SerializeHeaders H2SessionExtraFiles H2StreamMaxMemSize H2WindowSize
http2 1 s 2.4.17-2.4.55:H2AltSvc H2AltSvcMaxAge
http2 1 s 2.4.18-:H2ModernTLSOnly H2TLSCoolDownSecs H2TLSWarmUpSize
http2 1 s 2.4.19-:H2PushDiarySize
http2 1 s 2.4.24-:H2EarlyHints
http2 1 s 2.4.39-:H2Padding
http2 1 s 2.4.47-:H2OutputBuffering
http2 1 s 2.4.55-:H2StreamTimeout
http2 1 s 2.4.58-:H2MaxDataFrameLen H2WebSockets
http2 1 sdh 2.4.18-:H2Push H2Upgrade
http2 1 sdh 2.4.24-:H2CopyFiles
http2 1 sdh 2.4.58-:H2ProxyRequests
http2 123 sdh 2.4.24-:H2PushResource
http2 2 sdh 2.4.58-:H2EarlyHint
http2 23 s 2.4.18-:H2PushPriority
ident 1 sd:IdentityCheckTimeout
ident f sd:IdentityCheck
imagemap 1 sdh:ImapBase ImapDefault ImapMenu
include 1 s:SSIEndTag SSIStartTag
include 1 sdh:SSIErrorMsg SSITimeFormat SSIUndefinedEcho XBitHack
include f dh:SSIEtag SSILastModified
include f dh -2.4.1:SSIAccessEnable
include f dh 2.4.1-:SSILegacyExprParser
info 2 s:AddModuleInfo
isapi + s:ISAPICacheFile
isapi 1 sdh:ISAPIReadAheadBuffer
isapi f sdh:ISAPIAppendLogToErrors ISAPIAppendLogToQuery ISAPIFakeAsync ISAPILogNotSupported
lbmethod_heartbeat 1 g 2.4.1-:HeartbeatStorage
ldap 1 dh 2.4.1-:LDAPReferralHopLimit LDAPReferrals
ldap 1 g:LDAPCacheEntries LDAPCacheTTL LDAPConnectionTimeout LDAPOpCacheEntries LDAPOpCacheTTL LDAPSharedCacheFile LDAPSharedCacheSize
ldap 1 g 2.4.1-:LDAPLibraryDebug LDAPRetries LDAPRetryDelay LDAPTimeout
ldap 1 s:LDAPTrustedMode
ldap 1 s 2.4.1-:LDAPConnectionPoolTTL
ldap 23 dh:LDAPTrustedClientCert
ldap 23 g:LDAPTrustedGlobalCert
ldap f g:LDAPVerifyServerCert
log 1 s:TransferLog
log 1 s -2.4.1:CookieLog
log 12 s:LogFormat
log 23 g 2.4.19-:GlobalLog
log 23 s:CustomLog
log f s:BufferedLogs
log_debug 123 sd 2.4.1-:LogMessage
log_forensic 1 s:ForensicLog
logio f sdh 2.4.13-:LogIOTrackTTFB
lua 1 sdh 2.4.1-:LuaInherit LuaPackageCPath LuaPackagePath LuaRoot
lua 1 sdh 2.4.5-:LuaCodeCache
lua 123 sdh 2.4.1-:LuaScope
lua 2 sdh 2.4.1-:LuaHookFixups LuaHookInsertFilter LuaHookMapToStorage LuaHookTypeChecker LuaQuickHandler
lua 2 sdh 2.4.49-:LuaHookPreTranslateName
lua 2 sdh 2.4.7-:LuaHookLog
lua 23 sdh 2.4.1-:LuaHookAccessChecker LuaHookAuthChecker LuaHookCheckUserID LuaHookTranslateName
lua 23 sdh 2.4.5-:LuaMapHandler
lua 3 g 2.4.3-:LuaAuthzProvider
lua 3 sdh 2.4.5-:LuaInputFilter LuaOutputFilter
lua ? sdh 2.4.1-:<LuaHookAccessChecker <LuaHookAuthChecker <LuaHookCheckUserID <LuaHookFixups <LuaHookMapToStorage <LuaHookTranslateName <LuaHookTypeChecker <LuaQuickHandler Lua_____ByteCodeHack
lua ? sdh 2.4.49-:<LuaHookPreTranslateName
macro 1 sdh 2.4.5-:UndefMacro
macro ? sdh 2.4.5-:<Macro Use
md 1 s 2.4.30-:MDBaseServer MDCertificateAgreement MDCertificateProtocol MDDriveMode MDHttpProxy MDMustStaple MDRenewWindow MDStoreDir
md 1 s 2.4.40-:MDCertificateFile MDCertificateKeyFile MDCertificateStatus MDRenewMode MDServerStatus MDWarnWindow
md 1 s 2.4.42-:MDActivationDelay MDContactEmail MDStapleOthers MDStapling MDStaplingKeepResponse MDStaplingRenewWindow
md 1 s 2.4.48-:MDCACertificateFile
md 1 s 2.4.54-:MDRetryDelay MDRetryFailover
md 1 s 2.4.55-:MDStoreLocks
md 1 s 2.4.58-:MDChallengeDns01Version MDMatchNames
md 1 s 2.4.60-:MDCheckInterval
md 1 sdh 2.4.30-:MDRequireHttps
md 12 s 2.4.30-:MDPortMap
md 12 s 2.4.52-:MDExternalAccountBinding
md 2 s 2.4.42-:MDCertificateCheck
md ? s 2.4.30-:<MDomainSet MDCAChallenges MDCertificateAuthority MDMember MDMembers MDNotifyCmd MDPrivateKeys MDomain
md ? s 2.4.30-2.4.40:<ManagedDomain ManagedDomain
md ? s 2.4.40-:<MDomain MDChallengeDns01 MDMessageCmd
mem_cache 1 s -2.4.1:MCacheMaxObjectCount MCacheMaxObjectSize MCacheMaxStreamingBuffer MCacheMinObjectSize MCacheRemovalAlgorithm MCacheSize
mime + sdh:MultiviewsMatch RemoveCharset RemoveEncoding RemoveHandler RemoveInputFilter RemoveLanguage RemoveOutputFilter RemoveType
mime 1 s:TypesConfig
mime 1 sdh:DefaultLanguage
mime = sdh:AddCharset AddEncoding AddHandler AddInputFilter AddLanguage AddOutputFilter AddType
mime f d:ModMimeUsePathInfo
mime_magic 1 s:MimeMagicFile
mpm 0 g -2.4.1:Win32DisableAcceptEx
mpm 1 g:GracefulShutdownTimeout ListenBacklog MaxClients MaxSpareServers MaxSpareThreads MaxThreads MinSpareServers MinSpareThreads ReceiveBufferSize SendBufferSize ServerLimit StartServers StartThreads ThreadLimit ThreadsPerChild
mpm 1 g -2.4.1:MaxRequestsPerThread
mpm 1 g 2.4.1-:AsyncRequestWorkerFactor MaxRequestWorkers
mpm 1 g 2.4.17-:ListenCoresBucketsRatio
mpm 1 s:Group ScoreBoardFile User
mpm ? g:Listen
negotiation + sdh:ForceLanguagePriority LanguagePriority
negotiation f s:CacheNegotiatedDocs
privileges + s 2.4.1-:VHostCGIPrivs VHostPrivs
privileges 1 s 2.4.1-:VHostCGIMode VHostGroup VHostUser
privileges 1 sd 2.4.1-:PrivilegesMode
privileges f g 2.4.1-:DTracePrivileges
privileges f s 2.4.1-:VHostSecure
proxy + s:NoProxy ProxyBlock
proxy + sd:ProxyErrorOverride
proxy 1 s:ProxyBadHeader ProxyDomain ProxyIOBufferSize ProxyMaxForwards ProxyReceiveBufferSize ProxyStatus ProxyTimeout ProxyVia
proxy 1 s 2.4.1-:BalancerGrowth ProxySourceAddress
proxy 123 sd:ProxyPassReverse
proxy 23 s:ProxyRemote ProxyRemoteMatch
proxy 23 sd:ProxyPassReverseCookieDomain ProxyPassReverseCookiePath
proxy ? s:<Proxy <ProxyMatch
proxy ? sd:BalancerMember ProxyPass ProxyPassMatch ProxySet
proxy f s:ProxyRequests
proxy f s 2.4.4-:BalancerPersist
proxy f s 2.4.5-:BalancerInherit ProxyPassInherit
proxy f sd:ProxyPassInterpolateEnv ProxyPreserveHost
proxy f sd 2.4.1-:ProxyAddHeaders
proxy f sd 2.4.40-:Proxy100Continue
proxy_connect + s:AllowCONNECT
proxy_express 1 sdh 2.4.1-:ProxyExpressDBMFile ProxyExpressDBMType
proxy_express f sdh 2.4.1-:ProxyExpressEnable
proxy_fcgi 1 sdh 2.4.26-:ProxyFCGIBackendType
proxy_fcgi 23 sdh 2.4.26-:ProxyFCGISetEnvIf
proxy_ftp 1 sd:ProxyFtpDirCharset
proxy_ftp f sd 2.4.1-:ProxyFtpEscapeWildcards ProxyFtpListOnWildcard
proxy_hcheck 1 g 2.4.21-:ProxyHCTPsize
proxy_hcheck ? sdh 2.4.21-:ProxyHCExpr ProxyHCTemplate
proxy_html + sd 2.4.1-:ProxyHTMLEvents ProxyHTMLFixups
proxy_html 1 sd 2.4.1-:ProxyHTMLBufSize ProxyHTMLCharsetOut
proxy_html 12 sd 2.4.1-:ProxyHTMLDoctype
proxy_html = sd 2.4.1-:ProxyHTMLLinks
proxy_html ? sd 2.4.1-:ProxyHTMLURLMap
proxy_html f sd 2.4.1-:ProxyHTMLEnable ProxyHTMLExtended ProxyHTMLInterp ProxyHTMLMeta ProxyHTMLStripComments
proxy_scgi 1 sd:ProxySCGIInternalRedirect ProxySCGISendfile
proxy_wstunnel f sd 2.4.48-:ProxyWebsocketFallbackToProxyHttp
reflector 12 sdh 2.4.1-:ReflectorHeader
remoteip + s 2.4.1-:RemoteIPInternalProxy RemoteIPTrustedProxy
remoteip 1 s 2.4.1-:RemoteIPHeader RemoteIPInternalProxyList RemoteIPProxiesHeader RemoteIPTrustedProxyList
remoteip ? s 2.4.30-:RemoteIPProxyProtocolExceptions
remoteip f s 2.4.30-:RemoteIPProxyProtocol
reqtimeout ? s:RequestReadTimeout
request 1 d 2.4.1-:KeptBodySize
rewrite + sdh:RewriteOptions
rewrite 1 g -2.4.1:RewriteLock
rewrite 1 s -2.4.1:RewriteLog RewriteLogLevel
rewrite 1 sdh:RewriteBase
rewrite 23 s:RewriteMap
rewrite ? sdh:RewriteCond RewriteRule
rewrite f sdh:RewriteEngine
sed 1 d 2.4.1-:InputSed OutputSed
session 1 sdh 2.4.1-:SessionExclude SessionHeader SessionInclude SessionMaxAge
session 1 sdh 2.4.41-:SessionExpiryUpdateInterval
session f sdh 2.4.1-:Session SessionEnv
session_cookie ? sdh 2.4.1-:SessionCookieName SessionCookieName2
session_cookie f sdh 2.4.1-:SessionCookieRemove
session_crypto + sdh 2.4.1-:SessionCryptoPassphrase
session_crypto 1 sd 2.4.1-:SessionCryptoPassphraseFile
session_crypto 1 sdh 2.4.1-:SessionCryptoCipher
session_crypto ? g 2.4.1-:SessionCryptoDriver
session_dbd 1 sdh 2.4.1-:SessionDBDDeleteLabel SessionDBDInsertLabel SessionDBDSelectLabel SessionDBDUpdateLabel
session_dbd ? sdh 2.4.1-:SessionDBDCookieName SessionDBDCookieName2
session_dbd f sdh 2.4.1-:SessionDBDCookieRemove SessionDBDPerUser
setenvif ? sdh:BrowserMatch BrowserMatchNoCase SetEnvIf SetEnvIfNoCase
setenvif ? sdh 2.4.1-:SetEnvIfExpr
so + s:LoadFile
so 2 s:LoadModule
socache_memcache 1 s 2.4.17-:MemcacheConnTTL
socache_redis 1 s 2.4.39-:RedisConnPoolTTL RedisTimeout
speling f sdh:CheckCaseOnly CheckSpelling
speling f sdh 2.4.50-:CheckBasenameMatch
ssl 0 dh:SSLRequireSSL
ssl 1 dh:SSLRenegBufferSize
ssl 1 g:SSLCryptoDevice SSLPassPhraseDialog SSLSessionCache
ssl 1 g -2.4.1:SSLMutex
ssl 1 g 2.4.1-:SSLStaplingCache
ssl 1 s:SSLCADNRequestFile SSLCADNRequestPath SSLCARevocationFile SSLCARevocationPath SSLCertificateChainFile SSLCertificateFile SSLCertificateKeyFile SSLEngine SSLProxyCACertificateFile SSLProxyCACertificatePath SSLProxyCARevocationFile SSLProxyCARevocationPath SSLProxyMachineCertificateChainFile SSLProxyMachineCertificateFile SSLProxyMachineCertificatePath SSLProxyVerify SSLProxyVerifyDepth SSLSessionCacheTimeout SSLSessionTicketKeyFile
ssl 1 s 2.4.1-:SSLOCSPDefaultResponder SSLOCSPResponderTimeout SSLOCSPResponseMaxAge SSLOCSPResponseTimeSkew SSLStaplingErrorCacheTimeout SSLStaplingForceURL SSLStaplingResponderTimeout SSLStaplingResponseMaxAge SSLStaplingResponseTimeSkew SSLStaplingStandardCacheTimeout
ssl 1 s 2.4.1-2.4.8:SSLPKCS7CertificateFile
ssl 1 s 2.4.19-:SSLOCSPProxyURL
ssl 1 s 2.4.26-:SSLOCSPResponderCertificateFile
ssl 1 s 2.4.4-:SSLSRPUnknownUserSeed SSLSRPVerifierFile
ssl 1 sdh:SSLCACertificateFile SSLCACertificatePath SSLUserName SSLVerifyClient SSLVerifyDepth
ssl 12 s:SSLProxyCipherSuite
ssl 12 sdh:SSLCipherSuite
ssl 2 s 2.4.8-:SSLOpenSSLConfCmd
ssl 23 g:SSLRandomSeed
ssl ? dh:SSLRequire
ssl ? s:SSLProtocol SSLProxyProtocol
ssl ? s 2.4.1-:SSLCARevocationCheck SSLOCSPEnable SSLProxyCARevocationCheck
ssl ? sdh:SSLLog SSLLogLevel SSLOptions
ssl f g:SSLFIPS
ssl f s:SSLHonorCipherOrder SSLInsecureRenegotiation SSLProxyCheckPeerCN SSLProxyCheckPeerExpire SSLProxyEngine SSLStrictSNIVHostCheck
ssl f s -2.4.1:SSLCompression SSLSessionTickets
ssl f s 2.4.1-:SSLOCSPOverrideResponder SSLStaplingFakeTryLater SSLStaplingReturnResponderErrors SSLUseStapling
ssl f s 2.4.10-:SSLOCSPUseRequestNonce
ssl f s 2.4.11-:SSLSessionTickets
ssl f s 2.4.26-:SSLOCSPNoVerify
ssl f s 2.4.3-:SSLCompression
ssl f s 2.4.5-:SSLProxyCheckPeerName
substitute 1 sdh:Substitute
substitute 1 sdh 2.4.11-:SubstituteMaxLineLength
substitute f sdh -2.4.1:SubstituteInheritBefore
substitute f sdh 2.4.17-:SubstituteInheritBefore
suexec 2 s:SuexecUserGroup
tls 1 g 2.4.52-:TLSSessionCache
tls 1 s 2.4.52-:TLSClientCA TLSClientCertificate TLSEngine TLSHonorClientOrder TLSProtocol TLSProxyCA TLSProxyProtocol TLSStrictSNI TLSUserName
tls 12 s 2.4.52-:TLSCertificate TLSProxyMachineCertificate
tls ? s 2.4.52-:TLSCiphersPrefer TLSCiphersSuppress TLSProxyCiphersPrefer TLSProxyCiphersSuppress
tls ? sdh 2.4.52-:TLSOptions
tls f s 2.4.52-:TLSProxyEngine
unixd 1 g:Group User
unixd 1 g 2.4.1-:ChrootDir
unixd f g:Suexec
userdir ? s:UserDir
usertrack 1 sdh:CookieDomain CookieExpires CookieName CookieStyle
usertrack 1 sdh 2.4.42-:CookieSameSite
usertrack f sdh:CookieTracking
usertrack f sdh 2.4.42-:CookieHttpOnly CookieSecure
version 123 sdh:<IfVersion
vhost_alias 1 s:VirtualDocumentRoot VirtualDocumentRootIP VirtualScriptAlias VirtualScriptAliasIP
watchdog 1 g 2.4.1-:WatchdogInterval
win32 1 sdh:ScriptInterpreterSource
xml2enc + sdh 2.4.1-:xml2StartParse
xml2enc 1 sdh 2.4.1-:xml2EncDefault
xml2enc = g 2.4.1-:xml2EncAlias
`;
