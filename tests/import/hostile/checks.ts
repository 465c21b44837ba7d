import { expect, it } from "vitest";
import { readFile } from "../../../formats/sources/read-file.ts";

/** What no resume can be read out of, and the words that say why. */
export const areRefused = (files: [what: string, bytes: Uint8Array, why: RegExp][]): void => {
  it.each(files)("is refused with the reason: %s", async (_, bytes, why) => {
    await expect(readFile({ bytes })).rejects.toMatchObject({ name: "Unreadable", message: expect.stringMatching(why) });
  });
};

/** What is read or refused, whatever it tries: nothing of it runs, is fetched, or is read of this machine. */
export const doNoHarm = (files: [what: string, bytes: Uint8Array][]): void => {
  it.each(files)("does no harm: %s", async (_, bytes) => {
    const answer = await readFile({ bytes }).catch((error: Error) => {
      expect(error.name).toBe("Unreadable");
      return undefined;
    });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(answer ?? "")).not.toMatch(/evil|root:|javascript:|file:/);
  });
};
