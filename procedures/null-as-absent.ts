import { fieldsOfData } from "../domain/inputs.ts";
import { isJsonObject } from "../domain/json/json-object.ts";
import { withoutNulls } from "../domain/json/without-nulls.ts";
import { authed } from "./ownership.ts";
import { signedIn } from "./signed-in.ts";

/** A procedure that takes null in an entry of a list for an absent field. */
export const nullInEntriesIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => withoutNulls(await getRawInput(), { fromTop: false, data: fieldsOfData }) }),
);

/** A procedure that takes any field that is null for an absent one. */
export const nullIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => withoutNulls(await getRawInput(), { fromTop: true, data: fieldsOfData }) }),
);

/** A procedure for whoever has signed in, which takes any field of the resume in its input that is null for an absent one. */
export const nullInResumeIsAbsent = signedIn.use(({ getRawInput, next }) =>
  next({
    getRawInput: async () => {
      const input = await getRawInput();
      return isJsonObject(input) ? { ...input, resume: withoutNulls(input.resume, { fromTop: true, data: fieldsOfData }) } : input;
    },
  }),
);
