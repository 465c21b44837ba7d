/**
 * Moves resumes that an earlier system stored under another spelling of their email to its canonical one, where the service looks.
 *
 *   npm run migrate              # says what it would do
 *   npm run migrate -- --apply   # does it
 *
 * With --from-embedded it is another command: data/from-embedded.ts, from DynamoDB into SQLite.
 *
 * The table is DYNAMODB_TABLE; region, credentials and endpoint are the AWS SDK's own variables. It may run while the service does,
 * and may be stopped at any time: run again, it goes on. What it is not sure of it reports and leaves alone.
 */
import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { canonicalEmail, emailSchema } from "../domain/fields/email.ts";
import { canonicalJson } from "../domain/json/canonical-json.ts";
import { resumeContent } from "../domain/resume.ts";
import { unlessRefused } from "../storage/dynamodb/refused.ts";

type Item = Record<string, AttributeValue>;

const table = process.env.DYNAMODB_TABLE;
const isApplied = process.argv.includes("--apply");
// Attribute values as DynamoDB has them: numbers, sets and binaries are copied exactly.
const client = new DynamoDBClient({ maxAttempts: 10 });

if (process.argv.includes("--from-embedded")) await import("./data/from-embedded.ts");
else
  try {
    if (!table) throw new Error("Set DYNAMODB_TABLE to the table to migrate.");
    await migrate(table);
  } catch (error) {
    console.error(`${error}${table ? " What was moved stays moved; run it again to go on." : ""}`);
    process.exitCode = 1;
  }

async function migrate(TableName: string) {
  const keys = await keysIn(TableName);
  const spellings = new Map<string, string[]>();
  for (const key of keys) spellings.set(canonicalEmail(key), [...(spellings.get(canonicalEmail(key)) ?? []), key]);
  const count = { canonical: 0, moved: 0, conflicts: 0, unusable: 0, changed: 0 };
  let done = 0;
  for (const [email, found] of spellings) {
    if (++done % 100 === 0) console.error(`${done} of ${spellings.size} emails …`);
    const [key = ""] = found.filter((spelling) => spelling !== email);
    if (!emailSchema.safeParse(email).success) {
      count.unusable += found.length;
      for (const spelling of found) console.log(`not an email   ${JSON.stringify(spelling)}: left alone`);
    } else if (key === "") count.canonical++;
    else if (found.length === 1 || (found.length === 2 && found.includes(email) && (await isCopy(TableName, key, email)))) {
      const isMoved = !isApplied || (await move(TableName, key, email));
      count[isMoved ? "moved" : "changed"]++;
      console.log(`${isMoved ? (isApplied ? "moved         " : "would move    ") : "left alone    "} ${JSON.stringify(key)} to ${email}`);
    } else {
      count.conflicts++;
      console.log(
        `conflict       ${found.map((spelling) => JSON.stringify(spelling)).join(", ")} are one email, ${email}: left alone. Keep one of them.`,
      );
    }
  }
  const { canonical, moved, conflicts, unusable, changed } = count;
  console.log(
    `${keys.length} resumes: ${canonical} in place, ${moved} ${isApplied ? "moved" : "to move"}, ${conflicts} emails in conflict, ${unusable} not emails.`,
  );
  if (changed > 0)
    console.log(
      `${changed} changed while they were being moved, or have more than 100 attributes, and were left alone: run it again, or move them by hand.`,
    );
  if (!isApplied && moved > 0) console.log("Nothing was changed. To do it: npm run migrate -- --apply");
  if (isApplied && conflicts + unusable + changed > 0) process.exitCode = 1;
}

async function keysIn(TableName: string): Promise<string[]> {
  const keys: string[] = [];
  let start: Item | undefined;
  do {
    const page = new ScanCommand({ TableName, ProjectionExpression: "email", ConsistentRead: true, ExclusiveStartKey: start });
    const { Items = [], LastEvaluatedKey } = await client.send(page);
    keys.push(...Items.map(({ email }) => email?.S ?? ""));
    console.error(`read ${keys.length} keys …`);
    start = LastEvaluatedKey;
  } while (start);
  return keys;
}

/** Whether the item under `email` is what a move of `key` that was stopped half-way left there. */
async function isCopy(TableName: string, key: string, email: string): Promise<boolean> {
  const [from, to] = [await itemAt(TableName, key), await itemAt(TableName, email)];
  return from !== undefined && to !== undefined && canonicalJson({ ...from, email: { S: email } }) === canonicalJson(to);
}

/**
 * Moves an item: it copies, then deletes, so that the resume is always there. False, with nothing changed, when the resume changed
 * meanwhile.
 */
async function move(TableName: string, key: string, email: string): Promise<boolean> {
  const item = await itemAt(TableName, key);
  // A condition over more would be too long for DynamoDB.
  if (!item || Object.keys(item).length > 100) return false;
  const copy = { ...item, email: { S: email } };
  const put = new PutItemCommand({ TableName, Item: copy, ConditionExpression: "attribute_not_exists(email)" });
  const isOurs = await unlessRefused(client.send(put));
  if (!isOurs && !(await isCopy(TableName, key, email))) return false;
  if (await unlessRefused(client.send(new DeleteItemCommand({ TableName, Key: { email: { S: key } }, ...ifStill(item) })))) return true;
  // Deleted by an attempt whose answer was lost, perhaps: the copy is all there is then.
  if (!(await itemAt(TableName, key))) return true;
  if (isOurs) await unlessRefused(client.send(new DeleteItemCommand({ TableName, Key: { email: { S: email } }, ...ifStill(copy) })));
  return false;
}

async function itemAt(TableName: string, key: string): Promise<Item | undefined> {
  return (await client.send(new GetItemCommand({ TableName, Key: { email: { S: key } }, ConsistentRead: true }))).Item;
}

/** Makes the condition that an item still has these attributes, and no further field of a resume. */
function ifStill(item: Item) {
  const has = Object.keys(item);
  const lacks = ["id", "version", ...Object.keys(resumeContent.shape)].filter((name) => !has.includes(name));
  const conditions = [...has.map((_, i) => `#h${i} = :h${i}`), ...lacks.map((_, i) => `attribute_not_exists(#l${i})`)];
  return {
    ConditionExpression: conditions.join(" AND "),
    ExpressionAttributeNames: Object.fromEntries([...has.map((name, i) => [`#h${i}`, name]), ...lacks.map((name, i) => [`#l${i}`, name])]),
    ExpressionAttributeValues: Object.fromEntries(has.map((name, i) => [`:h${i}`, item[name] as AttributeValue])),
  };
}
