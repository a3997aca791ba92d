package dev.tidings.support;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made on the spot with the JDK's keytool, and a client's trust in it. */
public record Tls(Path keyStore) {

    private static final String PASSWORD = "changeit";

    public static Tls in(Path directory) throws IOException, InterruptedException {
        var file = directory.resolve("keystore.p12");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tidings",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        return new Tls(file);
    }

    /** What the server needs. */
    public String[] properties() {
        return new String[] {
            "server.ssl.key-store=" + keyStore,
            "server.ssl.key-store-password=" + PASSWORD,
            "server.ssl.key-store-type=PKCS12"
        };
    }

    /** For a client that trusts this certificate and no other. */
    public SSLContext trust() throws GeneralSecurityException, IOException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }
}
