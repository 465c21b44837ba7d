const lines = "application/jsonl";

/** Takes the wish for JSON Lines out of the headers of a request, and tells whether it was there. */
export function takeLines(headers: Headers): boolean {
  const wishes = ["trpc-accept", "accept"].filter((name) =>
    headers
      .get(name)
      ?.split(/\s*,\s*/)
      .includes(lines),
  );
  for (const name of wishes) headers.delete(name);
  return wishes.length > 0;
}

/**
 * Writes the answer to a batch as one line, which `httpBatchStreamLink` of `@trpc/client` reads. Any other answer stays as it is: the link
 * reads one error for all calls as JSON. tRPC's own stream sends its headers first, so that no failure would have a status or a `Retry-After`.
 */
export async function inLines(response: Response): Promise<Response> {
  const text = await response.text();
  if (!text.startsWith("[")) return new Response(text || null, response);
  const { headers } = response;
  headers.set("content-type", lines);
  // The link reads lines of a success alone; each call has its own status in its error.
  const status = response.ok ? response.status : 207;
  // In these lines, a list of one is a value that is there at once.
  const answers = JSON.parse(text).map((answer: unknown) => [[answer]]);
  return new Response(`${JSON.stringify(Object.assign({}, answers))}\n`, { status, headers });
}
