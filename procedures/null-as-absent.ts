import { fieldsOfData } from "../domain/inputs.ts";
import { withoutNulls } from "../domain/json/without-nulls.ts";
import { authed } from "./ownership.ts";

/** A procedure that takes null in an entry of a list for an absent field. */
export const nullInEntriesIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => withoutNulls(await getRawInput(), { fromTop: false, data: fieldsOfData }) }),
);

/** A procedure that takes any field that is null for an absent one. */
export const nullIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => withoutNulls(await getRawInput(), { fromTop: true, data: fieldsOfData }) }),
);
