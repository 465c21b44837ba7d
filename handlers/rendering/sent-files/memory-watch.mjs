/**
 * Ends its process when that takes far more memory than a resume can take to be read, or has lost the service, which may have been killed. It is a
 * thread: whatever is read leaves it its time.
 */
import { workerData } from "node:worker_threads";

/** Bytes. Of what comes on top of the start, the readers themselves take some 80 MB. V8 limits the heap; what is unpacked stands beside it. */
const most = process.memoryUsage.rss() + 160 * 1024 * 1024;

/** Milliseconds between two looks. */
const pause = 10;

// Not by SIGKILL: that is how others end a process, whatever it reads.
setInterval(() => {
  if (process.memoryUsage.rss() > most || process.ppid !== workerData.service) process.kill(process.pid, "SIGALRM");
}, pause);
