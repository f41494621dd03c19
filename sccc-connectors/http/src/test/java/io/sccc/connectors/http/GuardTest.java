package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void F4_inwardAddress_isRefused(String address) throws UnknownHostException {
        assertThat(Guard.inward(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "2606:4700::1111",
                "2002:808:808::",
                "64:ff9b::808:808",
                "2001:4860:4860::8888"
            })
    void F4_publicAddress_isLetOut(String address) throws UnknownHostException {
        assertThat(Guard.inward(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1",
                "http://2130706433",
                "http://0x7f000001",
                "http://[::ffff:7f00:1]",
                "http://169.254.169.254",
                "https://10.0.0.1",
                "https://8.8.8.8",
                "ftp://example.com",
                "https:///x",
                "https://user:secret-pass@example.com",
                "https://example.com/?key=secret-pass",
                "file:///etc/passwd"
            })
    void F4_baseAddress_isRefusedWhenBuilt(String base) {
        assertThatThrownBy(() -> Gateway.at(URI.create(base)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base address of a gateway")
                .hasMessageNotContaining("secret-pass");
    }

    @Test
    void build_credentialsInTheClear_areRefusedUnlessTheHostIsOurs() {
        assertThatThrownBy(() -> Gateway.at(URI.create("http://example.com"))
                        .credentials(Credentials.bearer("abcdefgh"))
                        .build())
                .hasMessageContaining("https only");
        Gateway.at(URI.create("http://example.com")).build().close();
        Gateway.at(URI.create("http://crm.local"))
                .credentials(Credentials.bearer("abcdefgh"))
                .allowPrivate("crm.local")
                .build()
                .close();
    }

    @Test
    void F4_nameThatLeadsInward_isRefusedBeforeAByte() throws IOException {
        try (RawServer server = RawServer.saying(RawServer.ok("application/json", "{}"));
                Gateway gateway = Gateway.at(
                                URI.create("http://evil.example:" + server.uri().getPort()))
                        .resolver(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")})
                        .build()) {
            Fault fault = Caught.fault(() -> gateway.send(Call.post("/x")));
            assertThat(fault.kind()).isEqualTo(Kind.CONFIG);
            assertThat(fault.what()).contains("private or reserved address");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void F4_oneOfSeveralAddressesLeadsInward_isRefused() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1")};
        assertThatThrownBy(() -> new Guard(Set.of(), host -> both).lookup("mixed.example"))
                .isInstanceOf(Guard.Refused.class);
    }

    @Test
    void F4_nameServerChangesItsAnswer_isRefusedAtTheSecond() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Guard guard = new Guard(Set.of(), host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")});
        assertThat(guard.lookup("rebinding.example")).hasSize(1);
        assertThatThrownBy(() -> guard.lookup("rebinding.example")).isInstanceOf(Guard.Refused.class);
    }

    @Test
    void F4_addressThatWasNeverLookedUp_isRefusedAtTheSocket() throws IOException {
        try (RawServer server = RawServer.saying("");
                Socket socket = new Guard(Set.of("allowed.example"), InetAddress::getAllByName).createSocket()) {
            InetSocketAddress to =
                    new InetSocketAddress("127.0.0.1", server.uri().getPort());
            assertThatThrownBy(() -> socket.connect(to, 1000)).isInstanceOf(Guard.Refused.class);
        }
    }

    @Test
    void F4_redirectInward_isRefused() throws IOException {
        try (RawServer server = RawServer.saying(
                        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.kind(() -> gateway.send(Call.get("/x")))).isEqualTo(Kind.CONFIG);
        }
    }

    @Test
    void allowPrivate_theName_isLetThrough() throws IOException {
        try (RawServer server = RawServer.saying(RawServer.ok("application/json", "{}"));
                Gateway gateway = Gateway.at(
                                URI.create("http://crm.example:" + server.uri().getPort()))
                        .allowPrivate("CRM.example")
                        .resolver(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")})
                        .build()) {
            assertThat(gateway.send(Call.get("/x")).status()).isEqualTo(200);
        }
    }
}
