import java.io.FileInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Sites with what Java 17 still has but no longer allows. Arguments: a PKCS #12 store, then PORT=PROTOCOLS=SUITES, lists with commas. */
public class LegacyServer {
  public static void main(String[] arguments) throws Exception {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = new FileInputStream(arguments[0])) {
      store.load(file, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    for (int at = 1; at < arguments.length; at++) {
      String[] parts = arguments[at].split("=");
      SSLServerSocket listener =
          (SSLServerSocket)
              context.getServerSocketFactory().createServerSocket(Integer.parseInt(parts[0]), 50, InetAddress.getByName("127.0.0.1"));
      listener.setEnabledProtocols(parts[1].split(","));
      listener.setEnabledCipherSuites(parts[2].split(","));
      new Thread(() -> accept(listener)).start();
    }
  }

  static void accept(SSLServerSocket listener) {
    while (true) {
      try {
        SSLSocket socket = (SSLSocket) listener.accept();
        new Thread(() -> answer(socket)).start();
      } catch (Exception error) {
        return;
      }
    }
  }

  static void answer(SSLSocket socket) {
    try (socket) {
      socket.setSoTimeout(10_000);
      InputStream in = socket.getInputStream();
      int ends = 0;
      for (int letter = in.read(); letter >= 0 && ends < 2; letter = ends < 2 ? in.read() : 0)
        ends = letter == '\n' ? ends + 1 : letter == '\r' ? ends : 0;
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\nServer: LegacyServer\r\nContent-Length: 0\r\n\r\n".getBytes());
    } catch (Exception error) {
      // Handshakes that are refused are what it is for.
    }
  }
}
