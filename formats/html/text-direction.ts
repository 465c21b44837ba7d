import { type Direction, directionOf } from "../../outline/direction.ts";

/** Returns the attributes of a text that reads in another direction than the page: none for most. */
export type DirOf = (text: string) => { dir?: Direction };

export const dirOf =
  (direction: Direction | "auto"): DirOf =>
  (text) => {
    const own = directionOf(text, direction);
    return own === (direction === "auto" ? "ltr" : direction) ? {} : { dir: own };
  };
