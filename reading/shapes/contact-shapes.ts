import { comparable } from "../../domain/locales/comparable.ts";
import { phoneDigits } from "../words/phone-digits.ts";

const email = /[^\s<>()[\],;:|"/]+@[^\s<>()[\],;|"/@]+\.[\p{L}\p{N}-]{2,}/u;

/** Finds the email in a text. */
export const emailIn = (text: string): string | undefined => email.exec(text)?.[0].replace(/[.]+$/, "");

const phone = /\+?\s?\(?\d[\d\s()./\u00a0\p{Pd}]{5,}\d/gu;

/** Finds the phone number in a text. Years and postal codes are too short for one. */
export function phoneIn(text: string): string | undefined {
  const numbers = text.match(phone) ?? comparable(text).match(phone) ?? [];
  return numbers
    .map((number) => number.trim())
    .find((number) => phoneDigits(number) && !/^(19|20)\d\d\s*\p{Pd}\s*(19|20)\d\d$/u.test(number));
}

/** Endings of names on the web that are no endings of other words: "Node.js" is no address. */
const topLevel =
  "com|org|net|io|dev|me|co|edu|gov|info|app|ai|tech|uk|us|de|fr|it|es|nl|be|ch|at|pl|pt|br|ru|ua|tr|gr|jp|cn|kr|in|id|vn|th|tw|hk|sg|au|nz|ca|mx|ar|cl|pe|se|no|dk|fi|cz|sk|hu|ro|bg|hr|si|rs|il|sa|eg|ae|za|ng|ke|eu|xyz|site|online|page|blog|design|studio|works|social|example|test|academy|cloud|pro|name|cv|so|fm|tv|gg|sh|to|ly|gl|link";

const address = new RegExp(`^(https?://\\S+|(www\\.)?([\\p{L}\\p{N}-]+\\.)+(${topLevel})(:\\d+)?([/?#]\\S*)?)$`, "iu");

/** Finds the address on the web that a text is; undefined where it is anything else. */
export function urlIn(text: string): string | undefined {
  const bare = text.trim().replace(/^[(<[]|[)>\],;]$/g, "");
  return address.test(bare) && !bare.includes("@") ? bare : undefined;
}

/** Sites on which people have a page, by what stands before their name there. */
const sites: [network: string, address: RegExp][] = [
  ["LinkedIn", /linkedin\.com\/(?:in|pub)\/([^/?#]+)/iu],
  ["GitHub", /github\.com\/([^/?#]+)\/?$/iu],
  ["GitLab", /gitlab\.com\/([^/?#]+)\/?$/iu],
  ["Stack Overflow", /stackoverflow\.com\/users\/([^?#]+)/iu],
  ["X", /(?:^|\/|\.)(?:twitter|x)\.com\/([^/?#]+)/iu],
  ["Facebook", /facebook\.com\/([^/?#]+)/iu],
  ["Instagram", /instagram\.com\/([^/?#]+)/iu],
  ["YouTube", /youtube\.com\/(@?[^?#]+)/iu],
  ["Medium", /medium\.com\/(@[^/?#]+)/iu],
  ["Behance", /behance\.net\/([^/?#]+)/iu],
  ["Dribbble", /dribbble\.com\/([^/?#]+)/iu],
  ["Kaggle", /kaggle\.com\/([^/?#]+)/iu],
  ["ORCID", /orcid\.org\/([\dX-]+)/iu],
  ["Google Scholar", /scholar\.google\.[a-z.]+\/citations\?.*user=([^&]+)/iu],
  ["ResearchGate", /researchgate\.net\/profile\/([^/?#]+)/iu],
  ["XING", /xing\.com\/profile\/([^/?#]+)/iu],
  ["LeetCode", /leetcode\.com\/(?:u\/)?([^/?#]+)/iu],
  ["Bluesky", /bsky\.app\/profile\/([^/?#]+)/iu],
];

export type Profile = { network?: string; username?: string; url?: string };

/** Tells whose page an address is; undefined where it is on none of the sites that are known. */
export function profileAt(url: string): Profile | undefined {
  for (const [network, shape] of sites) {
    const [, username] = shape.exec(url) ?? [];
    if (username) return { network, username: decoded(username), url };
  }
  // A site's name before another's: "github.example.com/ada".
  const [, site = "", username] = /^(?:https?:\/\/)?(?:www\.)?([\p{L}-]{3,})\.[^/]+\.[^/]+\/(@?[^/?#]+)\/?$/iu.exec(url) ?? [];
  const network = networkNamed(site);
  return network && username ? { network, username: decoded(username), url } : undefined;
}

/** Finds the network that a word names. */
export const networkNamed = (word: string): string | undefined => {
  const bare = comparable(word).replace(/[^a-z]/g, "");
  if (bare === "twitter") return "X";
  if (bare === "mastodon" || bare === "matrix" || bare === "skype" || bare === "telegram") return word.trim();
  return sites.find(([network]) => comparable(network).replaceAll(" ", "") === bare)?.[0];
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
