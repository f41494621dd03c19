package io.sccc.connectors.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * Lets connections out to public addresses only, and to hosts that were allowed by name. It looks at addresses, not at
 * names: once where a name is resolved, and once more where the socket is connected, which no rebinding name server and no
 * literal address gets around.
 */
final class Guard extends SocketFactory implements Dns {

    /** How a name becomes addresses. */
    interface Resolver {
        InetAddress[] lookup(String host) throws UnknownHostException;
    }

    /** The connection was refused here, before a byte went out. */
    static final class Refused extends UnknownHostException {
        Refused(String host) {
            super("host " + host + " has a loopback, private or reserved address");
        }
    }

    private final Set<String> allowed;
    private final Resolver resolver;

    Guard(Set<String> allowed, Resolver resolver) {
        this.allowed = Set.copyOf(allowed);
        this.resolver = resolver;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>();
        for (InetAddress address : resolver.lookup(host)) {
            check(host, address);
            found.add(InetAddress.getByAddress(host, address.getAddress()));
        }
        return found;
    }

    private void check(String host, InetAddress address) throws Refused {
        if (inward(address) && !allowed.contains(bare(host))) {
            throw new Refused(host);
        }
    }

    /** A host as names are compared: lower case, without the brackets of IPv6. */
    static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    /** Whether an address is not one of the public internet; IPv4 inside of IPv6 counts as what it leads to. */
    static boolean inward(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? reserved4(bytes) : reserved6(bytes);
    }

    private static boolean reserved4(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        return first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && (second & 0xC0) == 64)
                || (first == 169 && second == 254)
                || (first == 172 && (second & 0xF0) == 16)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second & 0xFE) == 18)
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
    }

    private static boolean reserved6(byte[] b) {
        int head = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
        int next = (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        if ((head & 0xFE00) == 0xFC00 || (head & 0xFF00) == 0xFE00) {
            return true; // unique local; link local and the old site local
        }
        if (head == 0x2001 && (next == 0x0DB8 || next == 0)) {
            return true; // documentation; Teredo
        }
        if (head == 0x2002) {
            return reserved4(Arrays.copyOfRange(b, 2, 6)); // 6to4
        }
        if (head == 0x0064 && next == 0xFF9B) {
            return b[4] != 0 || b[5] != 0 || reserved4(Arrays.copyOfRange(b, 12, 16)); // NAT64
        }
        return head == 0; // mapped, compatible, translated and unspecified forms
    }

    @Override
    public Socket createSocket() {
        return new Checked();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Looks at the very address it is told to connect to. */
    private final class Checked extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress to && to.getAddress() != null) {
                check(to.getHostString(), to.getAddress());
            }
            super.connect(endpoint, timeout);
        }
    }
}
