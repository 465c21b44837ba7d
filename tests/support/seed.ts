import fc from "fast-check";

/** The seed of a run. It is the same every time: what a run decides is not to hang on chance. `SEED=…` looks for what nobody has seen. */
export const seed = Number(process.env.SEED ?? 204_369);

fc.configureGlobal({ seed });
