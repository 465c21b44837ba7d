import { comparable } from "../../domain/locales/comparable.ts";

/** Kinds of employment, in some languages. */
const kinds =
  "full-time|full time|part-time|part time|permanent|contract|contractor|fixed-term|temporary|seasonal|freelance|self-employed|internship|apprenticeship|traineeship|volunteer|casual|secondment|" +
  "vollzeit|teilzeit|befristet|unbefristet|festanstellung|freiberuflich|selbststandig|praktikum|ausbildung|werkstudent|minijob|temps plein|temps partiel|cdi|cdd|stage|alternance|interim|" +
  "tiempo completo|tiempo parcial|jornada completa|media jornada|autonomo|practicas|tempo pieno|part-time|tirocinio|tempo determinato|tempo indeterminato|tempo integral|meio periodo|estagio|clt|pj|" +
  "voltijd|deeltijd|fulltime|parttime|pelny etat|umowa o prace|staz|полная занятость|частичная занятость|фриланс|正社員|契約社員|アルバイト|全职|兼职|全職|兼職|정규직|계약직";

const known = new Set(kinds.split("|").map(comparable));

/** Tells whether a text is a kind of employment, such as full-time. */
export const isEmployment = (text: string): boolean => known.has(comparable(text.replace(/^\(|\)$/g, "")));
