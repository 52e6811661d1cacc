package dev.holdfast.order.store;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to public addresses alone. It is what the connection itself asks, so a name that
 * meant something else a moment ago gains nothing.
 *
 * @param privateToo for tests alone
 */
record PublicAddresses(boolean privateToo) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (!privateToo && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
      throw new UnknownHostException("not a public address");
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  /** RFC 6890: this network, shared space, protocol assignments, documentation, benchmarks. */
  private static boolean isPublic4(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    int third = a[2] & 0xff;
    return !(first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113)
        || first >= 240);
  }

  /** Unique local, and what leads to an IPv4 address by another name: NAT64, 6to4, Teredo. */
  private static boolean isPublic6(byte[] a) {
    int first = (a[0] & 0xff) << 8 | (a[1] & 0xff);
    int second = (a[2] & 0xff) << 8 | (a[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000;
    boolean teredo = first == 0x2001 && second == 0;
    boolean documentation = first == 0x2001 && second == 0x0db8;
    return global && first != 0x2002 && !teredo && !documentation;
  }
}
