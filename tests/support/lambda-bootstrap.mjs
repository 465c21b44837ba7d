/**
 * Does what AWS's interface client for Node does in a Lambda: imports the function, then takes one event after the other from the Runtime API
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
 */
import { request } from "node:http";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE } = process.env;

const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const sent = request(`http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`, { method }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ headers: answer.headers, body: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

const describe = (error) => ({ errorType: error?.name ?? "Error", errorMessage: String(error?.message ?? error), trace: error?.stack });

let handler;
try {
  ({ handler } = await import(pathToFileURL(`${LAMBDA_TASK_ROOT}/index.mjs`).href));
} catch (error) {
  await call("POST", "init/error", describe(error));
  process.exit(1);
}

for (;;) {
  const { headers, body } = await call("GET", "invocation/next");
  const id = headers["lambda-runtime-aws-request-id"];
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  const context = {
    awsRequestId: id,
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: "$LATEST",
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    memoryLimitInMB: AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    await call("POST", `invocation/${id}/response`, (await handler(JSON.parse(body), context)) ?? null);
  } catch (error) {
    await call("POST", `invocation/${id}/error`, describe(error));
  }
}
