import autocannon from "autocannon";

export const seconds = Number(process.env.SECONDS ?? 4);

export const json = { "content-type": "application/json" };
export const emailOf = (i: number) => `bench-${i}@example.com`;
export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

type Call = (i: number) => object;
const get: Call = (i) => ({ method: "GET", path: `/resume/${emailOf(i)}` });
export const download: Call = (i) => ({ method: "GET", path: `/resume/${emailOf(i)}/download` });
let count = 0;
// A new phone number each time, or nothing would be written.
const put: Call = (i) => ({
  method: "PUT",
  path: `/resume/${emailOf(i)}`,
  headers: json,
  body: JSON.stringify({ phone: String(++count) }),
});

/** Requests a second and milliseconds, of calls of resumes by chance. */
export async function load(url: string, call: Call, connections: number, resumes: number) {
  const setupRequest = (request: object) => ({ ...request, ...call(Math.floor(Math.random() * resumes)) });
  const { requests, latency, non2xx } = await autocannon({ url, connections, duration: seconds, requests: [{ setupRequest }] });
  if (non2xx > 0) throw new Error(`${non2xx} answers were not 2xx.`);
  return { rate: requests.average, p99: latency.p99 };
}

export const loads: [string, Call, number][] = [
  ["GET", get, 1],
  ["GET", get, 16],
  ["PUT", put, 1],
  ["PUT", put, 16],
  ["PUT", put, 64],
  ["cached download", download, 1],
  ["cached download", download, 16],
];
