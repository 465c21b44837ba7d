import { comparable } from "../../domain/locales/comparable.ts";

/** What resumes call the data of a person that some countries expect, in some languages. */
const labels =
  "date of birth|birth date|birthday|born|place of birth|nationality|citizenship|marital status|work permit|right to work|visa|visa status|driving licence|driver's license|driving license|military service|" +
  "geburtsdatum|geburtstag|geburtsort|geboren|staatsangehorigkeit|nationalitat|staatsburgerschaft|familienstand|zivilstand|fuhrerschein|arbeitserlaubnis|aufenthaltstitel|heimatort|" +
  "date de naissance|lieu de naissance|nationalite|permis|permis de conduire|etat civil|situation familiale|fecha de nacimiento|lugar de nacimiento|nacionalidad|estado civil|permiso de conducir|" +
  "data di nascita|luogo di nascita|nazionalita|stato civile|patente|data de nascimento|nacionalidade|carta de conducao|cnh|geboortedatum|geboorteplaats|nationaliteit|rijbewijs|data urodzenia|narodowosc|obywatelstwo|prawo jazdy|" +
  "дата рождения|гражданство|семейное положение|водительские права|дата народження|громадянство|dogum tarihi|uyruk|medeni durum|askerlik durumu|ehliyet|ngay sinh|gioi tinh|生年月日|国籍|性別|性别|出生日期|出生年月|民族|籍贯|國籍|生日|생년월일|국적|성별";

const known = new Set(labels.split("|").map(comparable));

/** Tells whether a label stands before data of a person, such as a date of birth or a work permit. */
export const isPersonalLabel = (label: string): boolean => known.has(comparable(label));
