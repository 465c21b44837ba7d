import type { Address } from "../../router/routes.ts";

/** The addresses of shares: the page, the form for its password, and the files beside it. */
export const shareAddresses: Address[] = [
  { method: "GET", path: "/s/{token}" },
  { method: "POST", path: "/s/{token}" },
  { method: "GET", path: "/s/{token}/{file}" },
];
