import { comparable } from "../../domain/locales/comparable.ts";
import { isPrompt } from "./prompts.ts";

/** What forms and examples say where one's own text belongs, in the languages of domain/locales/. A text that is nothing but this says nothing. */
const placeholders = new Set(
  [
    "your name, your name here, first last, firstname lastname, first name last name, full name, name surname, your title, job title, your job title",
    "name, first name, last name, firstname, lastname, fullname, job, title, employer, employer name, organization, organisation, organization name",
    "company, company name, name of company, position, position title, role, responsibility, duty, achievement, bullet, bullet point, city state",
    "your email, your phone, your summary, text, enter text, sample text, example text, placeholder, school name, university name, degree",
    "lorem ipsum, lorem, ipsum, foo, foo bar, foo bar baz, baz, foobar, test, test user, user name, username, description, job description",
    "xyz, abc company, xyz company, any company, random company, test company, full name, candidate, candidate name, applicant, applicant name, user",
    "xxx, tbd, tba, todo, to do, to be determined, fixme, n/a, null, undefined, nan, untitled",
    "blah, bla, something, whatever, anything, hello world, this is a test",
    "ihr name, dein name, name, vorname nachname, firma, firmenname, unternehmen, arbeitgeber, stelle, titel, berufsbezeichnung, ihre aufgaben",
    "beispieltext, blindtext, mustertext, platzhalter, musterfirma",
    "votre nom, nom prénom, prénom nom, ton nom, nom de l'entreprise, entreprise, société, employeur, poste, intitulé du poste, titre du poste, texte",
    "tu nombre, su nombre, nombre apellido, nombre y apellidos, empresa, nombre de la empresa, puesto, puesto de trabajo, texto de ejemplo",
    "il tuo nome, nome cognome, nome e cognome, azienda, nome azienda, ruolo, testo di esempio, segnaposto",
    "seu nome, o seu nome, nome sobrenome, nome completo, empresa, nome da empresa, texto de exemplo",
    "uw naam, jouw naam, je naam, voornaam achternaam, bedrijf, bedrijfsnaam, functie, voorbeeldtekst",
    "twoje imię, imię i nazwisko, imię nazwisko, nazwa firmy, firma, stanowisko, przykładowy tekst",
    "ваше имя, фио, имя фамилия, фамилия имя, имя, компания, название компании, должность, тест, текст",
    "ваше ім'я, ім'я прізвище, прізвище ім'я, компанія, назва компанії, посада, тест",
    "adınız, adınız soyadınız, ad soyad, şirket, şirket adı, pozisyon, unvan, deneme",
    "το όνομά σας, ονοματεπώνυμο, όνομα επώνυμο, εταιρεία, θέση εργασίας, δοκιμή",
    "اسمك, الاسم, الاسم الكامل, اسم الشركة, الشركة, شركة, المسمى الوظيفي, تجربة",
    "השם שלך, שם מלא, שם פרטי ושם משפחה, שם החברה, תפקיד, בדיקה",
    "आपका नाम, पूरा नाम, नाम, कंपनी का नाम, पद, परीक्षण",
    "আপনার নাম, পুরো নাম, নাম, কোম্পানির নাম, পদবি",
    "உங்கள் பெயர், முழு பெயர், பெயர், நிறுவனத்தின் பெயர், பதவி",
    "ชื่อของคุณ, ชื่อ นามสกุล, ชื่อ-นามสกุล, ชื่อบริษัท, ตำแหน่ง, ทดสอบ",
    "tên của bạn, họ và tên, họ tên, tên công ty, chức vụ, vị trí, thử nghiệm",
    "您的姓名, 你的名字, 您的名字, 名字, 姓名, 公司, 公司名称, 公司名稱, 某公司, 职位, 職位, 职位名称, 職位名稱, 工作内容描述, 测试, 測試, 示例文本",
    "お名前, 氏名, 名前, 会社, 会社名, 役職, 役職名, 職種, 職種名, 業務内容を入力, テスト, サンプル, サンプルテキスト",
    "이름, 성명, 당신의 이름, 회사, 회사명, 회사 이름, 직책, 직위, 직무, 테스트",
  ]
    .flatMap((line) => line.split(", "))
    .map(bare),
);

/** What a placeholder may have before and behind it: "Your company here", "Company A", "Job 2", "Firma XYZ". */
const before = /^(insert|enter|add|type|your|my|some|sample|example|dummy) /u;
const behind = /[\s#\d]+$| (\p{L}|abc|xyz|name|here|hier|ici|aqui|qui|burada|здесь|тут|هنا|כאן|यहाँ)$|(?<=公司|会社)[a-z]$/u;

/** What stands after the name of a firm. */
const legalForm = /,? (ag|co|corp|corporation|gmbh|inc|limited|llc|ltd|plc|pvt ltd|pvt\. ltd|private limited|s\.?a|s\.?r\.?l|ооо)$/u;

/** Names of firms in examples, which are others' without a legal form. */
const firms = new Set(["abc", "bar", "foo", "company", "employer", "empresa", "entreprise", "firma", "musterfirma", "test", "xyz"]);

/** What may stand beside placeholders in a list of them: "Company, city, state". */
const places = new Set(["city", "state", "country", "location", "date", "dates"]);

/** Words that stand in the usual filler text alone. Two of them make a text that filler. */
const lorem = new Set(
  "lorem ipsum consectetur consectetuer adipiscing adipisicing eiusmod incididunt exercitation ullamco laboris aliqua aliquip amet irure nostrud reprehenderit veniam voluptate cillum fugiat excepteur occaecat cupidatat proident deserunt mollit perspiciatis voluptatem accusantium doloremque laudantium aspernatur accusamus dignissimos ducimus blanditiis praesentium deleniti molestias similique quisquam dolorem adipisci nesciunt quaerat vestibulum pellentesque curabitur vivamus phasellus suspendisse pharetra tincidunt sollicitudin malesuada ultricies scelerisque condimentum faucibus лорем ипсум долор амет цонсецтетуер адиписцинг".split(
    " ",
  ),
);

/** What programs put in place of a text: "{{name}}", "${company}", "%s", "[Company name]", "<your name>", "[object Object]". */
const unfilled =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|^(\s*\{[a-z][\w.]*\})+\s*$|^\$[a-z]+_[a-z_]+$|%[a-z_]{3,30}%|<%[^%<>]{0,100}%>|\[object \w+\]|%\([a-z_]+\)s|[[<](insert |enter |your |company|employer|job title|first ?name|last ?name|full ?name|name|number|date|x{2,}(?=\W)|city|degree|school|university|skill|ihr |dein |firma|votre |nom |entreprise|tu |su |nombre|empresa|nome|azienda)[^\]>]{0,30}[\]>]/iu;

/**
 * Tells whether a text stands where one's own would: a placeholder, filler, or what a program did not fill in. The name of a skill may be a
 * word that is a placeholder in `prose`.
 */
export function isFiller(text: string, { prose }: { prose: boolean }): boolean {
  if (unfilled.test(text)) return true;
  const plain = bare(text);
  if (prose && (isPlaceholder(plain) || isPrompt(plain))) return true;
  const words = plain.split(/[^\p{L}]+/u).filter((word) => lorem.has(word));
  return new Set(words).size >= 2;
}

function isPlaceholder(plain: string): boolean {
  const firm = plain.replace(legalForm, "");
  if (firm !== plain && (firms.has(firm) || (firm.includes(" ") && isPlaceholder(firm)))) return true;
  const core = plain.replace(before, "");
  if ([plain, core, plain.replace(behind, ""), core.replace(behind, "")].some((text) => placeholders.has(text))) return true;
  const parts = plain.split(/\s*[,;|/]\s*/);
  const words = plain.split(/\s+/);
  return (
    (placeholders.has(parts[0] ?? "") && parts.every((part) => placeholders.has(part) || places.has(part))) ||
    words.every((word) => placeholders.has(word))
  );
}

function bare(text: string): string {
  return comparable(text)
    .replaceAll("’", "'")
    .replace(/^[\s[({<"'*_.-]+|[\s\])}>"'*_.:!?…-]+$/g, "");
}
