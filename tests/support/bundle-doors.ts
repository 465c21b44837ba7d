/** Puts the ways in through the built Lambdas in place of all others. To be imported before the tests that go through every door. */
import { clientDoor, type Door, restDoor, ways } from "./doors.ts";
import { type Cloud, startCloud } from "./lambda-cloud.ts";
import { lambdaEventV1, lambdaEventV2 } from "./lambda-events.ts";
import type { Service } from "./service.ts";

const clouds = new Map<Service, Promise<Cloud>>();

function cloudOf(service: Service): Promise<Cloud> {
  const cloud = clouds.get(service) ?? startCloud(service);
  clouds.set(service, cloud);
  return cloud;
}

/** Ends all of their processes. */
export async function closeClouds(): Promise<void> {
  for (const cloud of clouds.values()) await (await cloud)[Symbol.asyncDispose]();
  clouds.clear();
}

const bundleDoors: Record<string, (service: Service) => Door> = {
  "REST through built Lambdas, events v1": (service) => restDoor(async (request) => (await cloudOf(service)).send(request, lambdaEventV1)),
  "REST through built Lambdas, events v2": (service) => restDoor(async (request) => (await cloudOf(service)).send(request, lambdaEventV2)),
  "the typed client through the built trpc Lambda": (service) =>
    clientDoor("http://service.test", async (...call) => (await cloudOf(service)).send(new Request(...call), lambdaEventV2)),
};

ways.splice(0, ways.length, ...Object.entries(bundleDoors).map(([name, open]): (typeof ways)[number] => [name, "aws", open]));
