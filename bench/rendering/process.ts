/** Starts the peer that is named. */
import { answerJobs } from "./answer-jobs.ts";

await answerJobs((await import(`../peers/${process.argv[2]}`)).peer);
