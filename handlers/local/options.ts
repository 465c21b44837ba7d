import { parseArgs } from "node:util";
import { emailSchema } from "../../domain/fields/email.ts";
import { ConfigurationError } from "../env.ts";

export const help = `npm start -- [options]

  --port PORT    listens on this port (PORT, 3000; 0 takes a free one)
  --host HOST    listens on this address (HOST, 127.0.0.1)
  --data FOLDER  keeps resumes and PDFs in this folder (DATA_DIR, .data)
  --auth EMAIL   signs this email in: prints a token for it; may be given several times
  --aws          stores in DynamoDB and S3, served on this machine, with the AWS SDK
  --help         prints this

In brackets: the variable of the environment that says the same, and the default. README.md has all variables.`;

const options = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  auth: { type: "string", multiple: true, default: [] as string[] },
  aws: { type: "boolean" },
  help: { type: "boolean", default: false },
} as const;

/** Reads the options of `npm start`: who signs in, and variables that go before the environment's. Throws a ConfigurationError. */
export function optionsIn(args: string[]): { help: boolean; owners: string[]; variables: Record<string, string> } {
  const { port, host, data, auth, aws, help } = parsed(args);
  const owners = auth.map((email) => {
    const read = emailSchema.safeParse(email);
    if (read.success) return read.data;
    throw new ConfigurationError(`--auth wants one email, such as ada@example.com: ${JSON.stringify(email)} is none.`);
  });
  const variables = {
    ...(port !== undefined && { PORT: port }),
    ...(host !== undefined && { HOST: host }),
    ...(data !== undefined && { DATA_DIR: data }),
    ...(aws && { STORAGE: "aws" }),
  };
  return { help, owners, variables };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Its later sentences are advice for programmers.
    const [fault] = (error as Error).message.split(/\. |\n/);
    throw new ConfigurationError(`${fault?.replace(/\.$/, "")}. See npm start -- --help.`);
  }
}
