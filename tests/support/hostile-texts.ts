import { aDocument } from "./documents.ts";

const hostile = `</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)><b>"'&amp;\${1}{{2}}`;

/** A resume whose texts and addresses would run a script in a page that takes them for HTML. */
export const inDocument = aDocument({
  name: hostile,
  headline: hostile,
  url: "javascript:alert(1)",
  profiles: [{ network: hostile, url: 'https://a.example/"onmouseover="alert(1)' }],
  summary: `${hostile} [click](javascript:alert(1))`,
  experience: [
    {
      role: hostile,
      company: hostile,
      start: hostile.slice(0, 40),
      url: "data:text/html,<script>alert(1)</script>",
      details: [hostile, `**${hostile}**`],
    },
  ],
  skills: [hostile, { name: hostile, keywords: [hostile] }],
  presentation: { section_titles: { experience: '"><script>alert(1)</script>' } },
});
