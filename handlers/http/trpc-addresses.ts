import type { Address } from "../../router/routes.ts";

export const trpcPath = "/trpc";

export const trpcAddresses: Address[] = ["GET", "POST"].map((method) => ({ method, path: `${trpcPath}/{procedures}` }));
