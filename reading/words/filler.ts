import { comparable } from "../../domain/locales/comparable.ts";

/** What forms and examples say where one's own text belongs, in the languages of domain/locales/. A text that is nothing but this says nothing. */
const placeholders = new Set(
  [
    "your name, your name here, first last, firstname lastname, first name last name, full name, name surname, your title, job title, your job title",
    "company, company name, your company, name of company, position, role, your role, school name, university name, degree, your degree, city state",
    "your email, your phone, your summary, your text here, text here, enter text, sample text, example text, placeholder, insert text here",
    "lorem ipsum, lorem, ipsum, foo, baz, foo bar, foobar, test, tests, testing, test test, test user, user name, username, my name, some name",
    "xyz, abc company, xyz company, xxx, tbd, tba, todo, to do, to be determined, fixme, n/a, null, undefined, nan, untitled",
    "blah, blah blah, blah blah blah, bla, bla bla, bla bla bla, etc, something, whatever, anything, hello world",
    "ihr name, dein name, vorname nachname, firma, firmenname, stelle, titel, beispieltext, mustertext, platzhalter",
    "votre nom, nom prénom, prénom nom, ton nom, nom de l'entreprise, entreprise, poste, titre du poste, texte ici",
    "tu nombre, su nombre, nombre apellido, nombre y apellidos, empresa, nombre de la empresa, puesto, texto de ejemplo",
    "il tuo nome, nome cognome, nome e cognome, azienda, nome azienda, ruolo, testo di esempio, segnaposto",
    "seu nome, o seu nome, nome sobrenome, nome completo, nome da empresa, texto de exemplo",
    "uw naam, jouw naam, je naam, voornaam achternaam, bedrijf, bedrijfsnaam, functie, voorbeeldtekst",
    "twoje imię, imię i nazwisko, imię nazwisko, nazwa firmy, firma, stanowisko, przykładowy tekst",
    "ваше имя, имя фамилия, фамилия имя, имя, компания, название компании, должность, тест, текст",
    "ваше ім'я, ім'я прізвище, прізвище ім'я, компанія, назва компанії, посада, тест",
    "adınız, adınız soyadınız, ad soyad, şirket, şirket adı, pozisyon, unvan, deneme",
    "το όνομά σας, ονοματεπώνυμο, όνομα επώνυμο, εταιρεία, θέση εργασίας, δοκιμή",
    "اسمك, الاسم, الاسم الكامل, اسم الشركة, الشركة, المسمى الوظيفي, تجربة",
    "השם שלך, שם מלא, שם פרטי ושם משפחה, שם החברה, תפקיד, בדיקה",
    "आपका नाम, पूरा नाम, नाम, कंपनी का नाम, पद, परीक्षण",
    "আপনার নাম, পুরো নাম, নাম, কোম্পানির নাম, পদবি",
    "உங்கள் பெயர், முழு பெயர், பெயர், நிறுவனத்தின் பெயர், பதவி",
    "ชื่อของคุณ, ชื่อ นามสกุล, ชื่อ-นามสกุล, ชื่อบริษัท, ตำแหน่ง, ทดสอบ",
    "tên của bạn, họ và tên, họ tên, tên công ty, chức vụ, vị trí, thử nghiệm",
    "您的姓名, 你的名字, 您的名字, 姓名, 公司名称, 公司名稱, 职位, 職位, 职位名称, 测试, 測試, 示例文本",
    "お名前, 氏名, 名前, 会社名, 役職, 職種, テスト, サンプル, サンプルテキスト, ここに入力",
    "이름, 성명, 당신의 이름, 회사명, 회사 이름, 직책, 직위, 테스트",
  ]
    .flatMap((line) => line.split(", "))
    .map(bare),
);

/** Words that stand in the usual filler text alone. Two of them make a text that filler. */
const lorem = new Set(
  "lorem ipsum consectetur consectetuer adipiscing adipisicing eiusmod incididunt exercitation ullamco laboris aliqua aliquip amet irure nostrud reprehenderit veniam voluptate cillum fugiat excepteur occaecat cupidatat proident deserunt mollit".split(
    " ",
  ),
);

/** What programs put in place of a text: "{{name}}", "${company}", "%s", "[Company name]", "<your name>", "[object Object]". */
const unfilled =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[^%<>]{0,100}%>|\[object \w+\]|%\([a-z_]+\)s|[[<](insert |enter |your |company|employer|job title|first ?name|last ?name|full ?name|name|number|date|x{2,}(?=\W)|city|degree|school|university|skill|ihr |dein |firma|votre |nom |entreprise|tu |su |nombre|empresa|nome|azienda)[^\]>]{0,30}[\]>]/iu;

/**
 * Tells whether a text stands where one's own would: a placeholder, filler, or what a program did not fill in. The name of a skill may be a
 * word that is a placeholder in `prose`.
 */
export function isFiller(text: string, { prose }: { prose: boolean }): boolean {
  if (unfilled.test(text)) return true;
  const plain = bare(text);
  if (prose && plain !== "" && [plain, plain.replace(/[\s\d]+$/, "")].some((one) => placeholders.has(one))) return true;
  const words = plain.split(/[^\p{L}]+/u).filter((word) => lorem.has(word));
  return new Set(words).size >= 2;
}

function bare(text: string): string {
  return comparable(text)
    .replaceAll("’", "'")
    .replace(/^[\s[({<"'*_.-]+|[\s\])}>"'*_.:!?…-]+$/g, "");
}
