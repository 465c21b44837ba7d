import { describe, expect, it } from "vitest";
import { callerAddress, trustedProxies } from "../../handlers/caller-address.ts";

describe("without trusted proxies", () => {
  it("a caller is the address of the connection, whatever X-Forwarded-For says", () => {
    expect(callerAddress("192.0.2.1", "198.51.100.7")).toBe("192.0.2.1");
    expect(callerAddress("127.0.0.1", "198.51.100.7")).toBe("127.0.0.1");
    expect(callerAddress(undefined, "198.51.100.7")).toBeUndefined();
  });

  it("an IPv4 address is the same on a socket of IPv6", () => {
    expect(callerAddress("::ffff:192.0.2.1", undefined)).toBe("192.0.2.1");
  });

  it("addresses of one network of 64 bits are one caller, those of another are not", () => {
    const [first, second, other] = ["2001:db8:0:1::1", "2001:DB8::1:ffff:0:0:9%eth0", "2001:db8:0:2::1"];
    expect(callerAddress(first, undefined)).toBe(callerAddress(second, undefined));
    expect(callerAddress(other, undefined)).not.toBe(callerAddress(first, undefined));
  });
});

describe("behind trusted proxies", () => {
  const trusted = trustedProxies("loopback, 10.0.0.0/8,2001:db8:ffff::/48, 203.0.113.9");

  it.each([
    ["the right-most address that is no proxy's", "127.0.0.1", "192.0.2.66, 198.51.100.7", "198.51.100.7"],
    ["behind several proxies", "10.1.2.3", "192.0.2.66, 198.51.100.7, 203.0.113.9, ::1,10.9.9.9", "198.51.100.7"],
    ["behind a proxy of IPv6", "2001:db8:ffff::5", "198.51.100.7", "198.51.100.7"],
    ["behind a proxy of IPv4 on a socket of IPv6", "::ffff:10.1.2.3", "198.51.100.7", "198.51.100.7"],
    ["the connection's, where no trusted proxy passed it on", "203.0.113.10", "198.51.100.7", "203.0.113.10"],
    ["the proxy's, where it tells nobody", "10.1.2.3", undefined, "10.1.2.3"],
    ["the proxy's, where what it tells is no address", "10.1.2.3", "198.51.100.7, unknown", "10.1.2.3"],
    ["told with a port", "10.1.2.3", "192.0.2.66, 198.51.100.7:4711", "198.51.100.7"],
    ["of IPv6, told with a port", "10.1.2.3", "192.0.2.66, [2001:db8:0:1::1]:4711", "2001:0db8:0000:0001::/64"],
    ["of IPv6, told in brackets", "10.1.2.3", "[2001:db8:0:1::1]", "2001:0db8:0000:0001::/64"],
    ["behind a proxy that is told with a port", "127.0.0.1", "198.51.100.7, 10.9.9.9:80", "198.51.100.7"],
    ["the proxy's, where a port alone is told", "10.1.2.3", ":4711", "10.1.2.3"],
    ["the left-most, where all are proxies'", "127.0.0.1", "10.1.1.1, 10.2.2.2", "10.1.1.1"],
  ])("a caller is %s", (_, peer, forwardedFor, address) => {
    expect(callerAddress(peer, forwardedFor, trusted)).toBe(address);
  });

  it.each(["example.org", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.1,,10.0.0.2", "loopback2"])(
    "%s is no list of proxies",
    (list) => {
      expect(() => trustedProxies(list)).toThrow();
    },
  );
});
