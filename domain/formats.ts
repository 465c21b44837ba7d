/** What is known of a format of files without writing one. */
export type FormatFacts = {
  /** The `Content-Type` of its files. */
  type: string;
  extension: string;
  /** Whether a browser may show it in place: what can hold a script would run with the origin that it comes from. */
  inline: boolean;
};

/** The formats that a resume is written in. */
export const formats = {
  pdf: { type: "application/pdf", extension: "pdf", inline: true },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extension: "docx", inline: false },
  html: { type: "text/html; charset=utf-8", extension: "html", inline: false },
  md: { type: "text/markdown; charset=utf-8", extension: "md", inline: false },
  txt: { type: "text/plain; charset=utf-8", extension: "txt", inline: true },
  json: { type: "application/json", extension: "json", inline: false },
  yaml: { type: "application/yaml", extension: "yaml", inline: false },
  png: { type: "image/png", extension: "png", inline: true },
} as const satisfies Record<string, FormatFacts>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]];

/** What is stored as a file: a resume in one of its formats, or an archive of all that is stored of a person. */
export const fileTypes = {
  ...formats,
  zip: { type: "application/zip", extension: "zip", inline: false },
} as const satisfies Record<string, FormatFacts>;

export type FileType = keyof typeof fileTypes;

/** Tells which files have a name that ends like this; undefined when none has. */
export const fileTypeOf = (extension: string): FileType | undefined =>
  (Object.keys(fileTypes) as FileType[]).find((type) => fileTypes[type].extension === extension);

/** Days after which a stored file is erased. An archive has all of a person in one place, so it goes soon. */
export const lifetimeDays = (type: FileType | undefined): number => (type === "zip" ? 1 : 30);
