/** Attributes that stood on Connector up to Tomcat 8.0, deprecated in 8.5 and 9, gone in 10 (docs: config/http, "SSL Support - Connector - Deprecated"). */
export const connectorAttributes = [
  'keystoreFile',
  'keystorePass',
  'keystoreType',
  'keystoreProvider',
  'keyAlias',
  'keyPass',
  'truststoreFile',
  'truststorePass',
  'truststoreType',
  'truststoreProvider',
  'truststoreAlgorithm',
  'sslProtocol',
  'sslEnabledProtocols',
  'ciphers',
  'clientAuth',
  'algorithm',
  'crlFile',
  'trustMaxCertLength',
  'trustManagerClassName',
  'useServerCipherSuitesOrder',
  'sessionCacheSize',
  'sessionTimeout',
  'SSLCertificateFile',
  'SSLCertificateKeyFile',
  'SSLCertificateChainFile',
  'SSLCACertificateFile',
  'SSLCACertificatePath',
  'SSLCARevocationFile',
  'SSLCARevocationPath',
  'SSLCipherSuite',
  'SSLProtocol',
  'SSLPassword',
  'SSLVerifyClient',
  'SSLVerifyDepth',
  'SSLHonorCipherOrder',
] as const;

/** Java keystore (JSSE) and PEM (OpenSSL) ways to name one certificate; a Certificate takes one of them. */
export const jsseAttributes = [
  'certificateKeystoreFile',
  'certificateKeystorePassword',
  'certificateKeystoreType',
  'certificateKeyAlias',
  'certificateKeystoreProvider',
] as const;
export const pemAttributes = ['certificateFile', 'certificateKeyFile', 'certificateChainFile'] as const;

/** Any attribute that holds a password: its value is never shown nor compared with anything but the well-known default. */
export const isPasswordAttribute = (name: string): boolean => /pass(?:word)?$|secret$/i.test(name) && !/passwordFile$/i.test(name);
