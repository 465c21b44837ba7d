/** Whether a host name is this machine's own. */
export const isLoopbackHost = (host: string): boolean =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/** Whether nobody but this machine reaches a local server. */
export const isOnLoopback = ({ HOST, PUBLIC_URL }: { HOST: string; PUBLIC_URL?: string | undefined }): boolean =>
  isLoopbackHost(HOST) && (PUBLIC_URL === undefined || isLoopbackHost(new URL(PUBLIC_URL).hostname));

/** Whether a stage is for trials: every other one counts as production. */
export const isTrialStage = (stage: string): boolean => /^(dev|test|preview-.+)$/.test(stage);

/** Whether nobody can read or change what is fetched from an address: https, or http on loopback. */
export function isSecure(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && isLoopbackHost(hostname));
}
