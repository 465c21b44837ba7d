import sample from "../../scripts/sample-resume.json" with { type: "json" };
import { portrait } from "./portrait.ts";
import { everySection } from "./render.ts";
import type { ResumeInput } from "./resumes.ts";

/** Resumes of fictional people, to look at: one for each way in which a page can be hard to set. */

const [ledger, planner, editor] = sample.experience;

const onePage: ResumeInput = {
  ...(sample as ResumeInput),
  photo: portrait,
  presentation: { ...(sample.presentation as ResumeInput["presentation"]), max_pages: 1 },
};

const threePages: ResumeInput = {
  ...(sample as ResumeInput),
  experience: Array.from({ length: 7 }, (_, i) => ({
    role: "Senior Engineer, Department of Example",
    company: `Example Works No. ${7 - i}`,
    location: "Turin, Italy",
    start: `${2021 - 2 * i}-03`,
    end: i === 0 ? "present" : `${2023 - 2 * i}-02`,
    details: [...(ledger?.details ?? []), ...(planner?.details ?? []), ...(editor?.details ?? [])],
    keywords: ["TypeScript", "Kafka", "PostgreSQL"],
  })),
};

const sparse: ResumeInput = { email: "ada@example.com", name: "Ada Example" };

const crowdedHead: ResumeInput = {
  email: "maximiliana.example@example.com",
  name: "Maximiliana Konstantinopolitanska-Example von und zu Musterhausen",
  headline: "Principal software engineer: data platforms, developer tools and reliability",
  pronouns: "she/her",
  photo: portrait,
  phone: "+49 30 5550 0100",
  location: { address: "1 Mill Lane", postal_code: "10100", city: "Turin", region: "Piedmont", country_code: "IT" },
  url: "https://a-very-long-name-of-an-example.example.com/people/maximiliana-konstantinopolitanska/resume",
  profiles: [
    { url: "https://code.example/maximiliana-example" },
    { url: "https://people.example.com/in/maximiliana-konstantinopolitanska-example" },
    { network: "Mastodon", username: "@maximiliana@social.example" },
    { network: "Matrix", username: "@maximiliana:example.org" },
    { url: "https://blog.example.com/maximiliana" },
  ],
  summary: sample.summary,
};

const arabic: ResumeInput = {
  email: "layla@example.com",
  name: "ليلى مثال",
  headline: "مهندسة برمجيات أولى",
  photo: portrait,
  phone: "+20 2 5550 0100",
  location: { city: "القاهرة", country_code: "EG" },
  url: "https://layla.example.com",
  summary:
    "مهندسة برمجيات بخبرة عشر سنوات في منصات البيانات. أبني أنظمة تبقى بسيطة تحت الضغط، وأكتب سبب كل قرار، وأساعد من حولي على فعل الشيء نفسه.",
  experience: [
    {
      role: "مهندسة برمجيات أولى",
      company: "شركة المثال للبرمجيات",
      location: "القاهرة",
      start: "2020-03",
      end: "present",
      details: [
        "قدت نقل دفتر الحسابات من معالجة ليلية إلى معالجة فورية، فصارت الكشوف جاهزة في 4 ثوانٍ بدلاً من 9 ساعات.",
        "خفّضت تكلفة التخزين بنسبة 61% باستخدام PostgreSQL وأرشيف عمودي (Parquet).",
      ],
    },
    {
      role: "مهندسة برمجيات",
      company: "أعمال النموذج",
      location: "الإسكندرية",
      start: "2015-09",
      end: "2020-02",
      details: ["صممت مخطط الاستعلامات لخدمة تحليلات تجيب عن 40,000 سؤال في الثانية."],
    },
  ],
  education: [{ degree: "بكالوريوس علوم الحاسب", institution: "جامعة المثال", year: "2015" }],
  skills: ["TypeScript", "هندسة البيانات", "كتابة تقنية"],
  languages: [
    { language: "العربية", fluency: "اللغة الأم" },
    { language: "الإنجليزية", fluency: "طلاقة" },
  ],
  presentation: { locale: "ar" },
};

const japanese: ResumeInput = {
  email: "hanako@example.com",
  name: "見本 花子",
  headline: "シニアソフトウェアエンジニア",
  phone: "+81 3 5550 0100",
  location: { city: "東京", country_code: "JP" },
  summary:
    "データ基盤と開発者向けツールの分野で十年の経験を持つエンジニアです。負荷がかかっても単純さを保つ仕組みを作り、設計の理由を文書に残し、周囲の人が同じことをできるように支援します。",
  experience: [
    {
      role: "シニアエンジニア",
      company: "株式会社サンプル製作所",
      location: "東京",
      start: "2020-04",
      end: "present",
      details: [
        "請求台帳を夜間バッチからストリーム処理へ移行し、明細の作成時間を9時間から4秒に短縮しました。",
        "列指向アーカイブと保存期間の方針により、ストレージ費用を61%削減しました（PostgreSQL、Kafka）。",
      ],
      keywords: ["TypeScript", "データ基盤"],
    },
    {
      role: "エンジニア",
      company: "見本システムズ",
      location: "大阪",
      start: "2014-04",
      end: "2020-03",
      details: ["毎秒四万件の問い合わせに応える分析サービスのクエリプランナーを設計しました。"],
    },
  ],
  education: [{ degree: "工学修士", institution: "見本大学大学院", start: "2012-04", end: "2014-03", location: "京都" }],
  skills: [
    { name: "言語", keywords: ["TypeScript", "Rust", "Python"] },
    { name: "実践", keywords: ["分散システム", "可観測性"] },
  ],
  languages: [
    { language: "日本語", fluency: "母語" },
    { language: "英語", fluency: "業務" },
  ],
  presentation: { locale: "ja" },
};

const mixed: ResumeInput = {
  email: "lukasz@example.com",
  name: "Łukasz Žižka-Příklad 见本",
  headline: "Engineer · Инженер · Μηχανικός · 工程师 🚀",
  phone: "+48 22 555 01 00",
  location: { city: "Kraków", country_code: "PL" },
  summary:
    "Works in seven scripts: 东京 (Tokyo), Москва, Αθήνα, القاهرة, תל אביב, दिल्ली, 서울 – often in one line. Nguyễn Thị Mẫu taught the team Vietnamese.",
  experience: [
    {
      role: "Lokalisierungsingenieur",
      company: "Παράδειγμα & Пример ООО",
      location: "İstanbul",
      start: "2019-05",
      end: "present",
      details: [
        "Translated the product into 日本語, 한국어 and العربية; support tickets fell by 37 % ✅",
        "שילוב של עברית ו-English באותה שורה, עם מספרים 12,345.",
        "हिन्दी में दस्तावेज़ लिखे और बांग्ला टीम के साथ काम किया।",
      ],
    },
  ],
  education: [{ degree: "Magister inżynier", institution: "Uniwersytet Przykładowy w Łodzi", year: "2014" }],
  skills: ["ภาษาไทย", "தமிழ்", "বাংলা", "繁體中文", "Ελληνικά", "Українська"],
};

const maximal: ResumeInput = { ...everySection, email: "ada@example.com", photo: portrait };

export const sampleResumes = {
  "one-page": onePage,
  "three-pages": threePages,
  sparse,
  maximal,
  "crowded-head": crowdedHead,
  arabic,
  japanese,
  mixed,
};
