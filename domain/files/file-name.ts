/** Names a file of a resume so that it is safe on every file system and in a header: "Ada Example - Resume.pdf". */
export function resumeFileName(name: string, extension: string): string {
  const clean = name
    .normalize("NFC")
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}]|[/\\:*?"<>|]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  const short = [...clean].slice(0, 60).join("").trim();
  return `${short && `${short} - `}Resume.${extension}`;
}
