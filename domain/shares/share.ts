import * as z from "zod";
import { text } from "../fields/text.ts";
import { variantName } from "../fields/variant.ts";
import { templateName } from "../templates.ts";

/** What a share can leave out of a resume. */
export const hideable = ["phone", "email", "location", "photo"] as const;

export type Hideable = (typeof hideable)[number];

/** What the owner of a resume chooses for a share. */
export const shareChoice = z.strictObject({
  variant: variantName.optional(),
  template: templateName.optional(),
  expires_at: z.iso.datetime().optional().meta({ description: "When the link stops working.", example: "2040-01-31T00:00:00.000Z" }),
  password: text(200)
    .min(1)
    .optional()
    .meta({ description: "What a reader has to type first. It is never answered.", example: "open sesame" }),
  hide: z
    .array(z.enum(hideable))
    .max(hideable.length)
    .optional()
    .meta({
      description: "What is left out of the page and of its files, wherever it stands.",
      example: ["phone", "location"],
    }),
  indexed: z.boolean().optional().describe("Whether search engines may list the page. They may not, by default."),
});

type ShareChoice = z.infer<typeof shareChoice>;

/** What a share is made of, as it is kept: of the password only a hash. */
export type ShareSettings = Omit<ShareChoice, "password"> & { password_hash?: string | undefined };

/** A share as storage keeps it. */
export type StoredShare = {
  /** The SHA-256 hash of its token, as base64url. The token itself is kept nowhere. */
  id: string;
  resume_id: string;
  /** The canonical email of the resume. */
  email: string;
  created_at: string;
  settings: ShareSettings;
  views: number;
  viewed_at?: string | undefined;
};

export const exampleShare = {
  id: "Jq1lCkDx8mBc7pPq2vN0s5uYh3tZ9wRa4eGf6oKiLbM",
  variant: "acme",
  hide: ["phone"],
  has_password: false,
  indexed: false,
  views: 3,
  viewed_at: "2026-02-01T18:05:00.000Z",
  created_at: "2026-01-31T09:30:00.000Z",
};

/** A share as its owner reads it. */
export const share = shareChoice
  .omit({ password: true })
  .extend({
    id: z.string().meta({ description: "The name of the share. The link does not follow from it.", example: exampleShare.id }),
    hide: z.array(z.enum(hideable)).describe("What is left out of the page and of its files."),
    has_password: z.boolean().describe("Whether a reader has to type a password."),
    indexed: z.boolean().describe("Whether search engines may list the page."),
    views: z.int().min(0).describe("How often the page was read. Programs that say what they are do not count."),
    viewed_at: z.iso.datetime().optional().describe("When it was read last."),
    created_at: z.iso.datetime().describe("When it was made."),
  })
  .meta({ id: "Share", examples: [exampleShare] });

export type Share = z.infer<typeof share>;

/** Makes of a stored share what its owner reads. */
export function toShare({ id, settings, views, viewed_at, created_at }: StoredShare): Share {
  const { password_hash, hide = [], indexed = false, ...chosen } = settings;
  return { ...chosen, id, hide, indexed, has_password: password_hash !== undefined, views, viewed_at, created_at };
}

export const isPast = (time: string): boolean => Date.parse(time) <= Date.now();

/** Tells whether the time of a share is over. */
export const isExpired = ({ settings: { expires_at } }: StoredShare): boolean => expires_at !== undefined && isPast(expires_at);
