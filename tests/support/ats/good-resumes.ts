import type { ResumeInput } from "../resumes.ts";

/** Resumes of fictional people as different as people are. With none of them is much wrong: a report that says otherwise is mistaken. */
export const goodResumes: Record<string, ResumeInput> = {
  "a cook without a page on the web": {
    email: "marta.silva@example.com",
    name: "Marta Silva",
    phone: "+44 7700 900123",
    location: { city: "Leeds", country_code: "GB" },
    profiles: [{ network: "LinkedIn", username: "marta-silva-example" }],
    summary:
      "Line cook with six years in busy kitchens, from breakfast counters to a hotel restaurant with ninety covers. Calm at the pass, quick at the grill, and glad to teach.",
    skills: ["Grill", "Sauces", "Stock control", "Food hygiene level 3"],
    experience: [
      {
        role: "Line Cook",
        company: "Example Hotel",
        start: "2021-05",
        end: "present",
        details: [
          "Cook 90 covers a night at grill and sauce.",
          "Cut waste by a fifth with a new order sheet for fish.",
          "Train two apprentices a year.",
        ],
      },
      {
        role: "Breakfast Cook",
        company: "Corner Café",
        start: "2018-09",
        end: "2021-04",
        details: ["Opened the kitchen at six, alone, for 40 guests.", "Wrote the allergen list that the café still uses."],
      },
    ],
    education: [{ degree: "Diploma in Professional Cookery", institution: "Leeds Example College", year: "2018" }],
  },
  "a student with half a page": {
    email: "lena.koehler@example.org",
    name: "Lena Köhler",
    phone: "+49 30 5550 0123",
    location: { city: "Berlin", country_code: "DE" },
    url: "https://lena.example.org",
    summary:
      "Studentin der Informatik im vierten Semester mit Freude an Datenbanken und an Texten, die auch die Fachfremden verstehen. Sucht ein Praktikum für den Sommer in Berlin oder Potsdam.",
    skills: ["Java", "SQL", "Git"],
    projects: [
      {
        name: "Fahrplanauskunft",
        start: "2024",
        details: ["Fahrpläne von 12 Linien in PostgreSQL geladen.", "Abfragen mit Indizes von 3 s auf 40 ms verkürzt."],
      },
    ],
    education: [{ degree: "BSc Informatik", institution: "Universität Beispielstadt", start: "2023-10", end: "heute" }],
    languages: [
      { language: "Deutsch", fluency: "Muttersprache" },
      { language: "Englisch", fluency: "C1" },
    ],
    presentation: { locale: "de" },
  },
  "an infirmière": {
    email: "claire.durand@example.com",
    name: "Claire Durand",
    phone: "+33 1 99 00 12 34",
    location: { city: "Lyon", country_code: "FR" },
    url: "https://claire.example.com",
    summary:
      "Infirmière diplômée d'État depuis neuf ans, dont cinq aux urgences d'un grand hôpital. Habituée au travail de nuit, à l'accueil des familles et à l'encadrement des étudiants en soins infirmiers.",
    skills: ["Triage", "Soins d'urgence", "Pansements complexes", "Encadrement"],
    experience: [
      {
        role: "Infirmière aux urgences",
        company: "Hôpital de l'Exemple",
        start: "2019-03",
        end: "aujourd'hui",
        details: [
          "Accueil et tri de 60 patients par garde.",
          "Mise en place d'une fiche de transmission reprise par quatre services.",
          "Encadrement de huit étudiants par an.",
        ],
      },
      {
        role: "Infirmière en chirurgie",
        company: "Clinique du Parc",
        start: "2015-09",
        end: "2019-02",
        details: ["Soins pré et postopératoires pour 24 lits.", "Réduction des erreurs de dosage grâce à un double contrôle."],
      },
    ],
    education: [{ degree: "Diplôme d'État d'infirmier", institution: "Institut de formation de Lyon", year: "2015" }],
    presentation: { locale: "fr" },
  },
  "an ingeniero": {
    email: "jgarcia@example.com",
    name: "Javier García Ejemplo",
    phone: "+34 910 555 012",
    location: { city: "Sevilla", country_code: "ES" },
    profiles: [{ network: "GitHub", url: "https://github.com/jgarcia-example" }],
    summary:
      "Ingeniero industrial con doce años en plantas de alimentos y de automoción. Combina el mantenimiento de las líneas con la mejora de los procesos y con la formación de los equipos de turno.",
    skills: ["Lean", "SAP PM", "AutoCAD", "Seis Sigma"],
    experience: [
      {
        role: "Jefe de mantenimiento",
        company: "Conservas del Sur",
        start: "2017",
        end: "actualidad",
        details: [
          "Reduje las paradas de la línea de envasado un 35 % en dos años.",
          "Dirijo un equipo de 14 técnicos en tres turnos.",
          "Implanté un plan de lubricación con sensores de bajo coste.",
        ],
      },
    ],
    education: [{ degree: "Ingeniería Industrial", institution: "Universidad de Ejemplo", start: "2006", end: "2011" }],
    presentation: { locale: "es" },
  },
  "a 看護師": {
    email: "sato.hanako@example.jp",
    name: "佐藤 花子",
    phone: "+81 3 5550 0199",
    location: { city: "横浜市", country_code: "JP" },
    url: "https://sato.example.jp",
    summary:
      "内科病棟と救急外来で十年の経験を持つ看護師です。多職種との連携を大切にし、患者さんとご家族に分かりやすい説明を心がけてきました。新人教育の担当としてマニュアルの整備にも取り組みました。",
    skills: ["救急看護", "新人教育", "電子カルテ"],
    experience: [
      {
        role: "看護師(救急外来)",
        company: "例示総合病院",
        start: "2018-04",
        end: "現在",
        details: ["一日平均40名の救急患者の初期対応を担当。", "申し送り様式を見直し、引き継ぎ時間を15分短縮。"],
      },
      { role: "看護師(内科病棟)", company: "見本中央病院", start: "2014-04", end: "2018-03", details: ["48床の病棟で日勤と夜勤に従事。"] },
    ],
    education: [{ degree: "看護学学士", institution: "例示大学 看護学部", start: "2010-04", end: "2014-03" }],
    presentation: { locale: "ja" },
  },
  "a 软件工程师": {
    email: "wang.li@example.cn",
    name: "王丽",
    phone: "+86 10 5550 0123",
    location: { city: "杭州", country_code: "CN" },
    url: "https://wangli.example.cn",
    summary:
      "八年后端开发经验的软件工程师，熟悉分布式系统与数据库优化。注重代码质量和文档，带领过六人的团队，主导过订单平台从单体到微服务的拆分与迁移，支撑了双十一的峰值流量。",
    skills: ["Java", "Go", "MySQL", "Kafka"],
    experience: [
      {
        role: "高级软件工程师",
        company: "示例科技有限公司",
        start: "2019-07",
        end: "至今",
        details: ["将订单接口的平均响应时间从800毫秒降到120毫秒。", "主导拆分单体应用，发布周期由每月一次缩短为每周两次。"],
      },
      { role: "软件工程师", company: "样例网络公司", start: "2015-07", end: "2019-06", details: ["开发并维护日活百万的支付系统。"] },
    ],
    education: [{ degree: "计算机科学学士", institution: "示例大学", start: "2011-09", end: "2015-06" }],
    presentation: { locale: "zh" },
  },
  "a бухгалтер": {
    email: "petrova@example.com",
    name: "Анна Петрова",
    phone: "+7 495 555 01 23",
    location: { city: "Казань", country_code: "RU" },
    url: "https://petrova.example.com",
    summary:
      "Главный бухгалтер с опытом одиннадцать лет в торговле и производстве. Веду учёт по российским стандартам и по МСФО, готовлю отчётность и прохожу проверки без замечаний, обучаю молодых специалистов отдела.",
    skills: ["1С:Бухгалтерия", "МСФО", "Налоговый учёт", "Excel"],
    experience: [
      {
        role: "Главный бухгалтер",
        company: "ООО «Пример»",
        start: "2018-02",
        end: "по настоящее время",
        details: [
          "Сократила срок закрытия месяца с 12 до 5 дней.",
          "Руководит отделом из семи человек.",
          "Провела переход на электронный документооборот.",
        ],
      },
      {
        role: "Бухгалтер",
        company: "Торговый дом «Образец»",
        start: "2013-09",
        end: "2018-01",
        details: ["Вела расчёты с 140 поставщиками."],
      },
    ],
    education: [{ degree: "Бухгалтерский учёт и аудит", institution: "Казанский университет Примера", year: "2013" }],
    presentation: { locale: "ru" },
  },
  "an academic with publications": {
    email: "r.okafor@uni.example.edu",
    name: "Rachel Okafor",
    phone: "+1 617 555 0142",
    headline: "Associate Professor of Linguistics",
    location: { city: "Boston", region: "MA", country_code: "US" },
    url: "https://okafor.example.edu",
    summary:
      "Linguist who studies how children learn tone. I combine field recordings with experiments, publish data with each paper, and teach statistics to people who came for languages.",
    skills: ["R", "Praat", "Mixed models", "Fieldwork"],
    experience: [
      {
        role: "Associate Professor",
        company: "Example University",
        start: "2016",
        end: "present",
        details: [
          "Teach phonology and statistics to 120 students a year.",
          "Supervise five doctoral students; two have won national prizes.",
          "Raised 1.2 million dollars for the Tone Atlas, with three partner universities.",
        ],
      },
      {
        role: "Postdoctoral Fellow",
        company: "Example Institute for Language",
        start: "2012",
        end: "2016",
        summary: "Recorded and published a corpus of 300 hours of speech.",
      },
    ],
    education: [
      { degree: "PhD, Linguistics", institution: "Sample State University", year: "2012" },
      { degree: "BA, Linguistics and Music", institution: "Example College", year: "2006" },
    ],
    publications: [
      { name: "Tone before words", publisher: "Journal of Example Phonology", date: "2021", authors: ["R. Okafor", "M. Sample"] },
      { name: "What infants hear", publisher: "Example Press", date: "2018-06", authors: ["R. Okafor"] },
    ],
    awards: [{ title: "Teaching Prize", awarder: "Example University", date: "2019" }],
  },
  "a career changer with volunteering": {
    email: "hello@tomasz.example.com",
    name: "Tomasz Wiśniewski",
    phone: "+48 22 555 01 23",
    location: { city: "Kraków", country_code: "PL" },
    url: "https://tomasz.example.com",
    summary:
      "Nauczyciel matematyki, który został testerem oprogramowania. Łączy cierpliwość z klasy z dokładnością w pracy: pisze scenariusze testów, automatyzuje je w Pythonie i tłumaczy wyniki tak, żeby każdy je rozumiał.",
    skills: ["Python", "Selenium", "SQL", "Jira"],
    experience: [
      {
        role: "Tester oprogramowania",
        company: "Przykład Sp. z o.o.",
        start: "2022-02",
        end: "obecnie",
        details: ["Zautomatyzował 320 scenariuszy regresji.", "Skrócił testy wydania z trzech dni do czterech godzin."],
      },
      {
        role: "Nauczyciel matematyki",
        company: "Szkoła Podstawowa nr 12",
        start: "2010-09",
        end: "2022-01",
        details: ["Prowadził zajęcia dla pięciu klas.", "Przygotował uczniów do olimpiady; dwoje zostało laureatami."],
      },
    ],
    volunteer: [
      {
        role: "Mentor",
        organization: "Koduj z nami",
        start: "2021",
        end: "obecnie",
        details: ["Co tydzień uczy dwanaście osób podstaw Pythona."],
      },
    ],
    education: [{ degree: "Magister matematyki", institution: "Uniwersytet Przykładowy", start: "2005", end: "2010" }],
    presentation: { locale: "pl" },
  },
  "a 개발자": {
    email: "minji.kim@example.kr",
    name: "김민지",
    phone: "+82 2 5550 0123",
    location: { city: "서울", country_code: "KR" },
    profiles: [{ network: "GitHub", url: "https://github.com/minji-example" }],
    summary:
      "사용자 경험을 중요하게 생각하는 7년 차 프론트엔드 개발자입니다. 대규모 쇼핑몰의 결제 화면과 디자인 시스템을 만들었고, 접근성과 성능을 꾸준히 개선해 왔으며, 동료와 지식을 나누는 일을 즐기고, 신규 입사자의 교육 자료를 작성하여 팀의 적응 기간을 줄였습니다.",
    skills: ["TypeScript", "React", "웹 접근성"],
    experience: [
      {
        role: "프론트엔드 개발자",
        company: "예시소프트",
        start: "2019-03",
        end: "현재",
        details: ["결제 화면 로딩 시간을 4초에서 1초로 줄였습니다.", "컴포넌트 60개의 디자인 시스템을 구축했습니다."],
      },
      {
        role: "웹 개발자",
        company: "샘플커머스",
        start: "2017-01",
        end: "2019-02",
        details: ["상품 검색 화면을 React로 다시 만들었습니다."],
      },
    ],
    education: [{ degree: "컴퓨터공학 학사", institution: "예시대학교", start: "2013-03", end: "2017-02" }],
    presentation: { locale: "ko" },
  },
  "a مهندسة": {
    email: "layla@example.com",
    name: "ليلى مثال",
    phone: "+20 2 5550 0100",
    location: { city: "القاهرة", country_code: "EG" },
    url: "https://layla.example.com",
    summary:
      "مهندسة برمجيات بخبرة عشر سنوات في منصات البيانات. أبني أنظمة تبقى بسيطة تحت الضغط، وأكتب سبب كل قرار، وأساعد من حولي على فعل الشيء نفسه.",
    skills: ["قواعد البيانات", "بايثون", "إدارة الفرق"],
    experience: [
      {
        role: "مهندسة أولى",
        company: "شركة المثال",
        start: "2018-03",
        end: "الآن",
        details: ["خفضت زمن التقارير من ساعة إلى دقيقتين.", "قادت فريقا من ستة مهندسين."],
      },
    ],
    education: [{ degree: "بكالوريوس هندسة الحاسبات", institution: "جامعة المثال", year: "2013" }],
    presentation: { locale: "ar" },
  },
  "a desarrolladora who names no language": {
    email: "ana.pereira@example.com.br",
    name: "Ana Beatriz Pereira",
    phone: "+55 11 5550 0123",
    location: { city: "São Paulo", country_code: "BR" },
    url: "https://ana.example.com.br",
    summary:
      "Analista de dados com sete anos de experiência em varejo e em logística. Transforma perguntas da operação em painéis que as equipes usam todos os dias, e explica os números sem jargão para a diretoria.",
    skills: [
      { name: "Dados", keywords: ["SQL", "Python", "dbt"] },
      { name: "Painéis", keywords: ["Power BI", "Metabase"] },
    ],
    experience: [
      {
        role: "Analista de dados sênior",
        company: "Lojas Exemplo",
        start: "03/2020",
        end: "atual",
        details: [
          "Criou o painel de estoque usado por 300 lojas.",
          "Reduziu rupturas em 18 % com um alerta diário.",
          "Formou três analistas juniores.",
        ],
      },
      {
        role: "Analista de logística",
        company: "Transportes Modelo",
        start: "01/2017",
        end: "02/2020",
        details: ["Melhorou a ocupação dos caminhões de 71 % para 84 %."],
      },
    ],
    education: [{ degree: "Bacharelado em Estatística", institution: "Universidade Exemplo", year: "2016" }],
    presentation: { locale: "pt-BR" },
  },
  "a senior with many skills and old jobs": {
    email: "dmitri.vance@example.net",
    name: "Dmitri van der Vance",
    phone: "(415) 555-0132",
    headline: "Principal Infrastructure Engineer",
    location: { city: "Oakland", region: "CA", country_code: "US" },
    url: "https://vance.example.net",
    profiles: [{ network: "GitHub", url: "https://github.com/dvance-example" }],
    summary:
      "Infrastructure engineer with twenty-two years from rack and cable to multi-region platforms. Led teams of up to fifteen, wrote the runbooks that outlive them, and still enjoys a packet trace.",
    skills: [
      { name: "Languages", keywords: ["Go", "Python", "C++", "C#", "Bash", "TypeScript"] },
      { name: "Platforms", keywords: ["AWS", "GCP", "Kubernetes", "Linux", "nginx", "HAProxy", "Envoy"] },
      { name: "Data", keywords: ["PostgreSQL", "MySQL", "Kafka", "Redis", "DynamoDB", "etcd"] },
      { name: "Tools", keywords: ["Terraform", "Ansible", "Prometheus", "Grafana", "kubectl", "tcpdump", "eBPF"] },
      { name: "Practice", keywords: ["SRE", "Incident response", "Capacity planning", "Mentoring", "Testing"] },
    ],
    experience: [
      {
        role: "Principal Infrastructure Engineer",
        company: "Example Freight, Inc.",
        location: "Oakland, CA",
        start: "2019-06",
        end: "present",
        details: [
          "Moved 240 services to Kubernetes in fourteen months without planned downtime.",
          "Cut the cloud bill by 31 % (2.1 million dollars a year) by right-sizing with kubectl-cost and eBPF profiles.",
          "Chair the incident review; repeat incidents fell from nine a quarter to two.",
        ],
      },
      {
        role: "Staff Engineer",
        company: "Sample Streaming",
        start: "2012-02",
        end: "2019-05",
        details: [
          "Designed the edge cache that serves 1.4 Tbit/s at peak.",
          "Hired and mentored eleven engineers.",
          "Phase I and phase II of the data-center exit finished a quarter early.",
        ],
      },
      {
        role: "Systems Engineer",
        company: "Harbor & Sons",
        start: "2006",
        end: "2012",
        details: ["Ran 400 Linux hosts with one colleague.", "Replaced NFS by an object store of our customers' own choice."],
      },
      {
        role: "Network Technician",
        company: "City of Exampleville",
        start: "2002",
        end: "2006",
        summary: "Installed and kept the network of 22 schools and 3 libraries.",
      },
    ],
    education: [{ degree: "BS, Electrical Engineering", institution: "Example Polytechnic", year: "2002" }],
    certifications: [{ name: "Certified Kubernetes Administrator", issuer: "Example Foundation", date: "2021-03", expires: "2027-03" }],
    languages: [
      { language: "English", fluency: "native" },
      { language: "Dutch", fluency: "conversational" },
    ],
    interests: [{ name: "Amateur radio" }, { name: "Sourdough" }],
  },
};
