import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "resume-gateway/client";

export const queryClient = new QueryClient();

// Where the service is: VITE_RESUMES, or `npm start` on this machine.
const url = `${import.meta.env.VITE_RESUMES ?? "http://127.0.0.1:3000"}/trpc`;

const client = createTRPCClient<AppRouter>({
  // As POST, so that no email stands in an address. A batch has at most ten calls.
  links: [httpBatchStreamLink({ url, methodOverride: "POST", maxItems: 10 })],
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
