import { BlockList, isIP, isIPv4 } from "node:net";
import { expandIPv6 } from "hono/utils/ipaddr";

/**
 * Reads a list of proxies: addresses, networks such as `10.0.0.0/8`, and `loopback`, with commas between. Throws where one is none of these.
 */
export function trustedProxies(list: string): BlockList {
  const proxies = new BlockList();
  for (const entry of list.replace(/\bloopback\b/, "127.0.0.0/8,::1").split(",")) {
    const [, address = "", prefix] = /^([^/]+)(?:\/(\d+))?$/.exec(entry.trim()) ?? [];
    const family = familyOf(address);
    if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  return proxies;
}

/**
 * Tells from which address a request comes: the right-most one of `X-Forwarded-For` that is no trusted proxy's, as far as trusted proxies
 * passed it on. Of IPv6, it is the network of 64 bits, which one household or server has for itself. Undefined when the connection is gone.
 */
export function callerAddress(peer: string | undefined, forwardedFor: string | undefined, trusted?: BlockList): string | undefined {
  const hops = trusted && forwardedFor ? forwardedFor.split(",").map((hop) => hop.trim()) : [];
  let address = peer;
  while (hops.length > 0 && address !== undefined && isIP(address) && trusted?.check(address, familyOf(address))) {
    const hop = withoutPort(hops.pop() ?? "");
    // What is no address says nothing of who calls.
    if (!isIP(hop)) break;
    address = hop;
  }
  return address && networkOf(address);
}

/** Some proxies tell the port as well: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string) => hop.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");

const familyOf = (address: string) => (isIPv4(address) ? "ipv4" : "ipv6");

function networkOf(address: string): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined || isIPv4(address)) return mapped ?? address;
  const [bare = ""] = address.toLowerCase().split("%");
  return `${expandIPv6(bare).split(":").slice(0, 4).join(":")}::/64`;
}
