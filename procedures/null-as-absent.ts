import { asMeant } from "../domain/as-meant.ts";
import { authed } from "./ownership.ts";

/** A procedure that takes null in an entry of a list for an absent field. */
export const nullInEntriesIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => asMeant(await getRawInput(), { fromTop: false }) }),
);

/** A procedure that takes any field that is null for an absent one. */
export const nullIsAbsent = authed.use(({ getRawInput, next }) =>
  next({ getRawInput: async () => asMeant(await getRawInput(), { fromTop: true }) }),
);
