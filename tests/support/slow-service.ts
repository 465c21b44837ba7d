import type { BackendCall, Fate } from "./backend.ts";
import { type ProxiedService, startBehindProxies } from "./proxied-service.ts";
import { aFullResume } from "./resumes.ts";

/** A service whose calls of one kind are slow once that is turned on. */
export async function aSlowService(isSlow: (call: BackendCall) => boolean, delay: number, environment = {}) {
  let isOn = false;
  const decide = (call: BackendCall): Fate => (isOn && isSlow(call) ? { delay } : "pass");
  const service = await startBehindProxies({ dynamo: decide, s3: decide }, environment);
  const turn = (on: boolean) => {
    isOn = on;
  };
  return { service, turn };
}

/** Stores a resume, and gives its address. */
export async function aStored(service: ProxiedService, fields = aFullResume()) {
  await service.call("POST", "/resume", fields);
  return `/resume/${fields.email}`;
}
