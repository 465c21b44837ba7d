import { describe, expect, it } from "vitest";
import { locales } from "../../domain/locales/locales.ts";
import { isFiller } from "../../reading/words/filler.ts";
import { languageOf } from "../../reading/words/language-of.ts";
import { hasMarkup, hasTags } from "../../reading/words/markup.ts";
import { namesThem } from "../../reading/words/names-them.ts";
import { isNonsense } from "../../reading/words/nonsense.ts";
import { isPersonal } from "../../reading/words/personal.ts";
import { goodResumes } from "../support/ats/good-resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

const prose = { prose: true };
const names = { prose: false };

describe("words of no language", () => {
  it.each([
    "asdf",
    "ASDF",
    "qwerqwer",
    "asdfjkl",
    "hjkl",
    "lkjh",
    "фыва",
    "йцукен",
    "ασδφ",
    "שדגכ",
    "شسيب",
    "ㅁㄴㅇㄹ",
    "aaaa",
    "ああああ",
    "哈哈哈",
    "asasas",
  ])("are such as %s, a skill included", (word) => {
    expect([isNonsense(word, prose), isNonsense(word, names)]).toEqual([true, true]);
  });

  it("are those that cannot be said, but for names of tools and for capitals", () => {
    expect(["Sdfhgjk", "xkqzv", "qxvjq"].map((word) => isNonsense(word, prose))).toEqual([true, true, true]);
    expect(["sdfhgjk", "libxml", "strcmp"].map((word) => isNonsense(word, names))).toEqual([false, false, false]);
    expect(
      ["RWTH", "HSBC", "KPMG", "ООО", "Ng", "rhythm", "Krzysztof", "Angstschweiß", "Wert", "Kékèké", "JKL"].filter((word) =>
        isNonsense(word, prose),
      ),
    ).toEqual([]);
  });

  it("are most of a text, or it is one of words", () => {
    expect(isNonsense("Moved asdf into the cloud", prose)).toBe(false);
    expect(isNonsense("Moved asdf", prose)).toBe(true);
    expect(isNonsense("2019 – 2021 (50 %)", prose)).toBe(false);
  });

  it.each(Object.keys(locales))("are not the names of countries and languages in %s", (locale) => {
    const letters = [..."abcdefghijklmnopqrstuvwxyz"];
    const pairs = letters.flatMap((first) => letters.map((second) => first + second));
    const said = (["region", "language"] as const).flatMap((type) => {
      const nameOf = new Intl.DisplayNames(locale, { type, fallback: "none" });
      return pairs.map((pair) => nameOf.of(type === "region" ? pair.toUpperCase() : pair) ?? "");
    });
    expect(said.filter(Boolean).length).toBeGreaterThan(300);
    expect(said.flatMap((name) => name.split(/[\s,()-]+/)).filter((word) => isNonsense(word, prose) || isFiller(word, prose))).toEqual([]);
  });

  it.each(Object.entries(scriptTexts))("are not in a text in %s", (_, { text }) => {
    expect(isNonsense(text, prose) || isFiller(text, prose)).toBe(false);
  });
});

describe("filler", () => {
  it.each([
    "Your Name",
    "YOUR NAME HERE",
    "[Company Name]",
    "<your name>",
    "{{first_name}}",
    "<%= role %>",
    "Company 1",
    "Ihr Name",
    "Votre nom",
    "氏名",
    "您的姓名",
    "Ваше имя",
    "الاسم",
    "[xx]",
    "N/A",
    "xxx",
    "Company A",
    "Company XYZ",
    "ABC Corp",
    "XYZ Pvt. Ltd.",
    "Foo Bar GmbH",
    "Some Company Inc.",
    "Empresa XYZ S.A.",
    "YOUR FULL NAME",
    "ФИО",
    "Your job title here",
    "INSERT NAME",
    "Company, City, State",
    "undefined undefined",
    "{firstName} {lastName}",
    "%DESCRIPTION%",
    "Briefly describe your duties",
    "Beschreiben Sie hier Ihre Tätigkeit.",
    "Décrivez vos missions",
    "Describe tus funciones aquí",
    "Inserisci qui il testo",
    "Descreva suas atividades aqui",
    "Опишите ваши обязанности",
    "在此输入您的工作内容",
    "ここに職務内容を入力してください",
    "この文章はダミーです。",
    "여기에 입력하세요",
    "आपका नाम यहाँ",
    "Лорем ипсум долор сит амет",
  ])("is such as %s", (text) => {
    expect(isFiller(text, prose)).toBe(true);
  });

  it("is known by two of its words, wherever they stand", () => {
    expect(isFiller("Duis aute irure dolor in reprehenderit in voluptate velit.", prose)).toBe(true);
    expect(isFiller("Set the lorem of a thousand catalogues.", prose)).toBe(false);
  });

  it("is not what people are called, or do", () => {
    const real = [
      ...[
        "Company secretary",
        "City University",
        "Test pilot",
        "Bar",
        "Cargo",
        "La Poste",
        "Poste de nuit",
        "Whatever Works Ltd",
        "ABC News",
        "Johnson B.",
      ],
      ...[
        "Use computers to help your grandmother",
        "Put your patients first",
        "Enter data into SAP",
        "List and sell homes",
        "Set $HOME_DIR on hosts",
      ],
      ...["顧客データを入力。", "编写测试用例", "会社員", "Wpisz i wydaj", "Scrivi Bene", "Company Name Tags Ltd"],
    ];
    expect(real.filter((text) => isFiller(text, prose))).toEqual([]);
  });

  it("is not a skill of that name", () => {
    expect(["Testing", "C++ [STL]", "List<T>"].filter((text) => isFiller(text, names))).toEqual([]);
  });
});

describe("markup", () => {
  it.each([
    "<li>Led the crew</li>",
    "</custom-tag>",
    '<o:p class="x">',
    "Led&nbsp;it",
    "l&rsquo;équipe",
    "\\textbf{Led}",
    "\\cventry{2020}{Cook}",
    "{\\rtf1 Led}",
    "[b]Led[/b]",
    "p {margin:0; color:red}",
    '{"name": "Ada"}',
    "**Led** the crew",
    "[Led](https://example.com) the crew",
    "## Led",
  ])("is in %s", (text) => {
    expect(hasMarkup(text)).toBe(true);
  });

  it("is not in names of types, formulas and paths", () => {
    const real = [
      "List<T>",
      "#include <iostream>",
      "AT&T; Q&A; R&D;",
      "a < b and c > d",
      "2**10 and 3**4",
      "**kwargs, *args",
      "O(n^{2})",
      "C:\\temp",
      "#1 in sales",
      "[1] (first)",
      "<3",
    ];
    expect(real.filter(hasMarkup)).toEqual([]);
  });

  it("of Markdown is no tag", () => {
    expect(["**Led**", "## Led", "<b>Led</b>"].map(hasTags)).toEqual([false, false, true]);
  });
});

describe("what is not for an employer to weigh", () => {
  it.each([
    ...["Date of birth: 4 May 1990", "DOB 04/05/1990", "Born May 4, 1990", "Age: 44", "Engineer, 44 years old", "I am 44 years old"],
    ...["Marital status: single", "Married, two children", "Mother of two", "Gender: male", "Religion: Catholic", "Race: white"],
    ...["Nationality: British", "Place of birth: Leeds", "SSN 123-45-6789", "Passport no. 123456789", "Estado civil: casada"],
  ])("is such as %s", (text) => {
    expect(isPersonal(text)).toBe(true);
  });

  it("is not what somebody works with", () => {
    const real = [
      ...[
        "Age UK volunteer",
        "Gender studies",
        "Weight loss coach",
        "Race engineer",
        "Born to code",
        "Age: 3 to 5 classroom",
        "Age 5–11 teaching",
      ],
      ...["Children: 24 in a class", "Replaced a 20 years old codebase", "Single page applications", "Nationality law team"],
    ];
    expect(real.filter(isPersonal)).toEqual([]);
  });
});

describe("the language of a text", () => {
  it.each(Object.entries(goodResumes))("is told of %s without its tag", (_, { summary = "", presentation }) => {
    expect(languageOf(summary, undefined)).toBe(presentation?.locale?.split("-")[0] ?? "en");
  });

  it("is the one that a tag names, and unknown where that is of none", () => {
    expect(languageOf("The mill of the town", "de-AT")).toBe("de");
    expect(languageOf("The mill of the town", "sv")).toBeUndefined();
    expect(languageOf("42", undefined)).toBeUndefined();
  });
});

describe("an email address", () => {
  it.each([
    ["ada.example@mail.test", "Ada Example"],
    ["aexample@mail.test", "Ada Example"],
    ["hello@mail.test", "Ada Example"],
    ["ae7@mail.test", "Ada Example"],
    ["me@ada.test", "Ada Example"],
    ["koehler@mail.test", "Lena Köhler"],
    ["nguyen.an@mail.test", "Nguyễn Văn An"],
    ["wisniewski@mail.test", "Tomasz Wiśniewski"],
  ])("%s goes with %s", (email, name) => {
    expect(namesThem(email, name)).toBe(true);
  });

  it("of another does not, and where the name has other letters nobody can tell", () => {
    expect(namesThem("coolcat99@mail.test", "Ada Example")).toBe(false);
    expect(namesThem("coolcat99@mail.test", "佐藤 花子")).toBeUndefined();
    expect(namesThem("coolcat99@mail.test", "")).toBeUndefined();
  });
});
