import * as z from "zod";
import { text } from "../fields/text.ts";

/* The kinds of text that a resume has, and how much of each. */

export const line = text(300);
export const paragraph = text(10_000);
export const bullets = z.array(text(3_000)).max(200);
export const keywords = z.array(line).max(100);

/** What is shown in the place of an address. */
export const urlLabel = line.describe("What is shown in the place of the address, such as Portfolio.");
