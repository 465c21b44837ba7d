import { asMeant } from "../domain/as-meant.ts";
import { isJsonObject } from "../domain/json/json-object.ts";
import { authed } from "./ownership.ts";
import { signedIn } from "./signed-in.ts";

/** A procedure that takes null in an entry of a list for an absent field. */
export const nullInEntriesIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => asMeant(await getRawInput(), { fromTop: false }) }),
);

/** A procedure that takes any field that is null for an absent one. */
export const nullIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => asMeant(await getRawInput(), { fromTop: true }) }),
);

/** A procedure for whoever has signed in, which takes any field of the resume in its input that is null for an absent one. */
export const nullInResumeIsAbsent = signedIn.use(({ getRawInput, next }) =>
  next({
    getRawInput: async () => {
      const input = await getRawInput();
      return isJsonObject(input) ? { ...input, resume: asMeant(input.resume, { fromTop: true }) } : input;
    },
  }),
);
