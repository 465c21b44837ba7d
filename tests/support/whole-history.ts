type Call = (method: string, path: string) => Promise<{ status: number; body: unknown }>;

/**
 * The headline of each version of a resume, oldest first, as it can be read by itself; that of a deletion is "deleted". Empty when there is
 * no resume. Throws when a number is left out, or a version is listed that cannot be read.
 */
export async function wholeHistory(call: Call, address: string): Promise<string[]> {
  const headlines: string[] = [];
  let newest: number | undefined;
  for (let before = ""; ; ) {
    const { status, body } = await call("GET", `${address}/history?limit=100${before}`);
    if (status === 404) return [];
    if (status !== 200) throw new Error(`GET ${address}/history: ${status}`);
    const { versions, next } = body as { versions: { version: number; deleted: boolean }[]; next: number | null };
    newest ??= versions[0]?.version ?? 0;
    for (const { version, deleted } of versions) {
      if (version !== newest - headlines.length)
        throw new Error(`${address}: version ${version} comes after ${headlines.length} of ${newest}`);
      const found = deleted ? undefined : await call("GET", `${address}/history/${version}`);
      if (found && found.status !== 200) throw new Error(`GET ${address}/history/${version}: ${found.status}`);
      headlines.push(found ? (found.body as { headline: string }).headline : "deleted");
    }
    if (next === null) break;
    before = `&before=${next}`;
  }
  if (headlines.length !== newest) throw new Error(`${address}: ${headlines.length} of ${newest} versions`);
  return headlines.reverse();
}
