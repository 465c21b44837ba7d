import openApiDocument from "../../openapi.json" with { type: "json" };
import { sampleUrl } from "../../router/client-sample.ts";
import type { Guide } from "./guides.ts";

/** What a document says of the service that sends it. */
export type Published = {
  /** Whether callers have to sign in. */
  signsIn: boolean;
  guides: Guide[];
};

/** Makes the OpenAPI document of this service as JSON: with its address, where that is known, its guides, and sign-in only where there is one. */
export async function servedDocument({ signsIn, guides }: Published, url: string | undefined): Promise<string> {
  const document = openApiDocument;
  const links = await Promise.all(guides.map(async ({ name, title }) => `[${await title()}](docs/guides/${name})`));
  const paths = Object.entries(document.paths).map(([path, item]) => [path, withSecurity(item, signsIn)]);
  const { securitySchemes, ...components } = document.components;
  const served = JSON.stringify({
    ...document,
    info: { ...document.info, description: `${document.info.description}\n\n## Guides\n\n${links.join(" · ")}` },
    ...(url && { servers: [{ url }] }),
    paths: Object.fromEntries(paths),
    components: { ...components, ...(signsIn && { securitySchemes }) },
  });
  // The samples name the service, too.
  return url ? served.replaceAll(sampleUrl, url) : served;
}

function withSecurity(item: Record<string, { security: object[] }>, signsIn: boolean) {
  return Object.fromEntries(
    Object.entries(item).map(([method, { security, ...operation }]) => [
      method,
      { ...operation, security: signsIn ? security.filter((one) => Object.keys(one).length > 0) : [] },
    ]),
  );
}
