import { expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";

const nested = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);

it.each([
  ["JSON", `{"email": "ada@example.com", "experience": ${nested("[", "]")}}`],
  ["JSON Resume", `{"basics": {"name": "Ada Example"}, "work": [{"name": ${nested('{"a":[', "]}")}}]}`],
  ["YAML", `cv:\n  name: ${nested("[", "]")}`],
])("a document that is nested without end is refused with the reason: %s", async (_name, text) => {
  const message = expect.stringMatching(/nested deeper|broken|cannot be read/);
  await expect(readFile({ bytes: new TextEncoder().encode(text) })).rejects.toMatchObject({ name: "Unreadable", message });
});
