type Answer = { status: number };

/** Calls that are made again as long as they are a 503: on a busy machine, a short deadline passes without a fault as well. */
export const insisting =
  <Request extends unknown[], Given extends Answer>(call: (...request: Request) => Promise<Given>) =>
  async (...request: Request): Promise<Given> => {
    for (;;) {
      const answer = await call(...request);
      if (answer.status !== 503) return answer;
    }
  };
