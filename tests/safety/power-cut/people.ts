/** What a person knows of their resume: its id and name, and the headline of each version from 1 on. Undefined while there is none. */
export type Known = { id: string; name: string; headlines: string[] } | undefined;

/** What a person asked for; without a request id, it was not acknowledged. */
type Step = {
  requestId?: string;
  /** What is stored once it is done. */
  after: Known;
  pdf?: { url: string; sha256: string };
  purged?: { id: string; name: string };
};

export type Person = { email: string; steps: Step[] };

const headers = { "content-type": "application/json" };

/** People who write, download and purge, each one thing after the other, until `enough` of it is acknowledged; then `end` is called. */
export async function keepBusy(url: string, people: Person[], random: () => number, enough: number, end: () => void): Promise<void> {
  let acknowledged = 0;
  let isOver = false;
  let count = 0;

  async function ask(step: Step, method: string, path: string, body?: object) {
    const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(() => undefined);
    // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
    const text = (await answer?.json().catch(() => undefined)) as any;
    if (text && !answer?.ok) throw new Error(`${answer?.status} to ${method} ${path}: ${JSON.stringify(text)}`);
    if (!answer || !text) return undefined;
    step.requestId = answer.headers.get("x-request-id") as string;
    if (++acknowledged === enough) {
      isOver = true;
      end();
    }
    return text;
  }

  async function create({ email, steps }: Person) {
    const known = { id: "", name: `Person-${crypto.randomUUID()}`, headlines: [`${++count}`] };
    const step: Step = { after: known };
    steps.push(step);
    const answer = await ask(step, "POST", "/resume", { email, name: known.name, headline: known.headlines[0] });
    if (answer) known.id = idOf(answer.resume.revision);
    return answer !== undefined;
  }

  async function update({ email, steps }: Person, known: NonNullable<Known>) {
    const headline = `${++count}`;
    const step: Step = { after: { ...known, headlines: [...known.headlines, headline] } };
    steps.push(step);
    // Some fill one page of the database, some many.
    const summary = "x".repeat(random() ** 4 * 10_000);
    return (await ask(step, "PUT", `/resume/${email}`, { headline, summary })) !== undefined;
  }

  /** Two at once: the first file of a resume makes its folder. */
  async function download({ email, steps }: Person, known: NonNullable<Known>) {
    const answers = ["classic", "modern"].map(async (template) => {
      const step: Step = { after: known };
      steps.push(step);
      const answer = await ask(step, "GET", `/resume/${email}/download?template=${template}`);
      if (answer) step.pdf = { url: answer.download_url, sha256: answer.sha256 };
      return answer !== undefined;
    });
    return (await Promise.all(answers)).every(Boolean);
  }

  async function purge({ email, steps }: Person, { id, name }: NonNullable<Known>) {
    const step: Step = { after: undefined, purged: { id, name } };
    steps.push(step);
    return (await ask(step, "DELETE", `/resume/${email}?purge=true`)) !== undefined;
  }

  function next(person: Person): Promise<boolean> {
    const known = person.steps.at(-1)?.after;
    if (!known) return create(person);
    // Everybody downloads, whatever chance says.
    if (person.steps.length === 1) return download(person, known);
    const at = random();
    if (at < 0.1) return purge(person, known);
    return at < 0.2 ? download(person, known) : update(person, known);
  }

  await Promise.all(
    people.map(async (person) => {
      while (!isOver && (await next(person)));
    }),
  );
}

const idOf = (revision: string) => revision.replace(/-\d+$/, "");
