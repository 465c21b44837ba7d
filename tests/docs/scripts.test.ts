import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

it.each(Object.entries(packageJson.scripts))("npm run %s is understood by Windows' shell, too", (_, script) => {
  expect(script).not.toMatch(/['`$;]/);
  for (const command of script.split("&&")) expect(command.trim()).not.toMatch(/^\w+=/);
});
