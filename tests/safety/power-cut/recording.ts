import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findTool } from "../../support/tools.ts";

const source = fileURLToPath(new URL("recorder.c", import.meta.url));

/** Whether a process can be recorded here: that takes Linux and a compiler. */
export const canRecord = process.platform === "linux" && findTool(["gcc"], "what a power cut leaves") !== undefined;

/** What a process did, in order. `file` stands for a descriptor; it is what an `open` event of the same number opened last. */
export type Event =
  | { kind: "open"; file: string; path: string; isNew: boolean; isEmptied: boolean }
  | { kind: "write"; file: string; path: string; at: number; bytes: Buffer }
  | { kind: "truncate"; file: string; path: string; size: number }
  | { kind: "sync"; file: string; path: string }
  | { kind: "rename"; path: string; to: string }
  | { kind: "remove"; path: string }
  | { kind: "folder"; path: string }
  /** An answer over HTTP, before anybody can have read it. */
  | { kind: "answer"; requestId: string };

/** Builds the recorder into a folder, and gives the environment of a process of which what it does in `root` is recorded. */
export function startRecording(folder: string, root: string) {
  const [library, log, fault] = ["recorder.so", "log", "fault"].map((name) => `${folder}/${name}`) as [string, string, string];
  execFileSync("gcc", ["-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]);
  return {
    // libuv's io_uring would pass the recorder by.
    environment: { LD_PRELOAD: library, RECORD_ROOT: root, RECORD_LOG: log, RECORD_FAULT: fault, UV_USE_IO_URING: "0" },
    /** While it holds the number of an error, changes fail with that. */
    fault,
    events: () => [...parse(readFileSync(log), root)],
  };
}

function* parse(log: Buffer, root: string): Generator<Event> {
  for (let at = 0; at < log.length; ) {
    const end = log.indexOf("\n", at);
    const [operation, pid, descriptor, ...numbers] = log.toString("latin1", at, end).split(" ");
    const [a = 0, b = 0, ...lengths] = numbers.map(Number);
    at = end + 1;
    const [first, second, bytes] = lengths.map((length) => {
      at += length;
      return log.subarray(at - length, at);
    }) as [Buffer, Buffer, Buffer];
    const inRoot = (path: Buffer) => path.toString().slice(root.length + 1);
    const file = `${pid} ${descriptor}`;
    const path = inRoot(first);
    switch (operation) {
      case "O":
        yield { kind: "open", file, path, isNew: a === 1, isEmptied: b === 1 };
        break;
      case "W":
        yield { kind: "write", file, path, at: a, bytes };
        break;
      case "T":
        yield { kind: "truncate", file, path, size: a };
        break;
      case "S":
        yield { kind: "sync", file, path };
        break;
      case "R":
        yield { kind: "rename", path, to: inRoot(second) };
        break;
      case "U":
        yield { kind: "remove", path };
        break;
      case "M":
        yield { kind: "folder", path };
        break;
      case "A":
        yield { kind: "answer", requestId: /^x-request-id: (\S+)/im.exec(bytes.toString("latin1"))?.[1] ?? "" };
        break;
      default:
        throw new Error(`The harness does not follow ${first}.`);
    }
  }
}
