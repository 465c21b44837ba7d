/** What the app wants beside its stores, as little as it takes: no sign-in, no limits, no log. */
export const bareDependencies = {
  signIn: async () => undefined,
  rateLimit: async () => {},
  pseudonym: () => "",
  audit: { call() {}, signIn() {} },
  readiness: async () => {},
  singleFlight: <Result>(_key: string, _signal: AbortSignal, work: () => Promise<Result>) => work(),
  oneByOne: <Result>(_key: string, _signal: AbortSignal, work: () => Promise<Result>) => work(),
  passwords: { hash: async () => "", isRight: async () => true },
  archive: <Kept>(_entries: unknown, keep: (archive: Uint8Array) => Promise<Kept>) => keep(new Uint8Array()),
  log: () => {},
  corsOrigins: "*" as const,
  deadlineMs: 20_000,
  files: { taken: 0 },
};
