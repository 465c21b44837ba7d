declare module "dynalite" {
  import type { Server } from "node:http";
  /** `path`: folder of the database. `createTableMs`: how long a new table stays in CREATING. */
  export default function dynalite(options: { path: string; createTableMs: number }): Server;
}
