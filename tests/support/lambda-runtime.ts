import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a function failed with, as it told the Runtime API. */
class FunctionError extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

export type Sandbox = {
  /** Hands one event to the function; rejects with a FunctionError. One at a time. */
  invoke(event: unknown): Promise<unknown>;
  /** What the function wrote. */
  output(): string;
  [Symbol.asyncDispose](): Promise<void>;
};

/** `timeout` in seconds, `memory` in MB, as in the table of functions. */
export type SandboxOptions = { name: string; folder: string; environment: Record<string, string>; timeout: number; memory: number };

const bootstrap = fileURLToPath(new URL("./lambda-bootstrap.mjs", import.meta.url));

/** A Node of another version than this one to run functions in. */
const node = process.env.LAMBDA_NODE ?? process.execPath;

/**
 * A Lambda's sandbox: a process with this environment and no more, behind a Runtime API. It is started by its first event, stands still between
 * events, as in AWS, and is killed when an event takes too long; the next one starts another.
 */
export async function startSandbox({ name, folder, environment, timeout, memory }: SandboxOptions): Promise<Sandbox> {
  let child: ChildProcess | undefined;
  let output = "";
  let next: ((response: ServerResponse) => void) | undefined;
  let waiting: ServerResponse | undefined;
  let settle: { resolve(result: unknown): void; reject(error: Error): void } | undefined;

  const fail = (body: string) => {
    const { errorType, errorMessage } = JSON.parse(body);
    settle?.reject(new FunctionError(errorType, errorMessage));
  };
  const server = createServer(async (request, response) => {
    const [, , , kind, ...rest] = (request.url ?? "").split("/");
    if (rest.at(-1) === "next") {
      waiting = response;
      if (next) next(response);
      // Nothing goes on in a function that has no event.
      else child?.kill("SIGSTOP");
      return;
    }
    const body = await text(request);
    response.writeHead(202).end();
    if (kind === "init" || rest.at(-1) === "error") fail(body);
    else settle?.resolve(JSON.parse(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const api = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  function start() {
    const own = {
      PATH: process.env.PATH ?? "",
      TZ: ":UTC",
      AWS_LAMBDA_RUNTIME_API: api,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: "index.handler",
    };
    const started = spawn(node, ["--no-warnings", `--max-old-space-size=${memory}`, bootstrap], {
      env: { ...own, ...environment },
      cwd: folder,
    });
    child = started;
    started.stdout.on("data", (chunk) => {
      output += chunk;
    });
    started.stderr.on("data", (chunk) => {
      output += chunk;
    });
    started.on("exit", () => {
      if (child !== started) return;
      child = undefined;
      waiting = undefined;
      settle?.reject(new FunctionError("Runtime.ExitError", `The function ended: ${output.slice(-2_000)}`));
    });
  }

  async function stop() {
    const stopped = child;
    if (!stopped) return;
    child = undefined;
    waiting = undefined;
    const gone = new Promise((resolve) => stopped.once("exit", resolve));
    stopped.kill("SIGKILL");
    await gone;
  }

  return {
    output: () => output,
    async invoke(event) {
      const outcome = new Promise<unknown>((resolve, reject) => {
        settle = { resolve, reject };
      });
      // It may come before anybody waits for it.
      outcome.catch(() => {});
      if (!child) start();
      const response = waiting ?? (await Promise.race([new Promise<ServerResponse>((resolve) => (next = resolve)), outcome]));
      next = undefined;
      waiting = undefined;
      child?.kill("SIGCONT");
      (response as ServerResponse)
        .writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": crypto.randomUUID(),
          "lambda-runtime-deadline-ms": Date.now() + timeout * 1_000,
          "lambda-runtime-invoked-function-arn": `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
        })
        .end(JSON.stringify(event));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new FunctionError("Sandbox.Timedout", `Task timed out after ${timeout} seconds`)), timeout * 1_000);
      });
      try {
        return await Promise.race([outcome, late]);
      } catch (error) {
        if ((error as Error).name === "Sandbox.Timedout") await stop();
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    async [Symbol.asyncDispose]() {
      settle?.reject(new FunctionError("Sandbox.Closed", "The sandbox is closed"));
      await stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
