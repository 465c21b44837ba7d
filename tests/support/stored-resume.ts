import type { ProxiedService } from "./proxied-service.ts";
import { aFullResume } from "./resumes.ts";

/** Stores a resume, and gives its address. */
export async function aStored(service: ProxiedService, fields = aFullResume()) {
  await service.call("POST", "/resume", fields);
  return `/resume/${fields.email}`;
}
