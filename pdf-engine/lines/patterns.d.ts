/** The patterns of TeX for a language (hyph-utf8), as hyphen 1 has them, which comes without types. */
declare module "hyphen/patterns/*.js" {
  const language: { patterns: string[] };
  export default language;
}
