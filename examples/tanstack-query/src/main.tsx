import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Editor } from "./editor.tsx";
import { queryClient } from "./trpc.ts";

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Editor email="ada@example.com" />
    </QueryClientProvider>
  </StrictMode>,
);
