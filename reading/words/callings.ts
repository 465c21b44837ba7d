import { comparable } from "../../domain/locales/comparable.ts";

/*
 * Words by which a program tells what stands in the heading of an entry: jobs and degrees, in some languages. A word with
 * a hyphen before or behind it here is also read at the end or at the beginning of another.
 */

const jobs =
  "accountant -kaufmann -kauffrau fitter guide maintainer -pfleger- -manager- -techniker- -techniker- -pfleger- administrator adviser advisor agent analyst apprentice architect artist assistant associate attendant attorney auditor ausbildung barista bookkeeper buyer captain caregiver cashier chef chief clerk coach consultant contractor controller cook coordinator copywriter counsel counselor curator dentist designer developer devops director doctor doctorant doctoral driver editor electrician engineer -entwickler- executive fellow founder cofounder freelance freelancer gardener generalist head -ingenieur- ingegner- ingeniero- ingénieur- inspector instructor intern internship journalist lawyer lead leader lecturer -leiter- librarian manager mechanic mentor midwife -mitarbeiter- nurse officer operator owner painter paramedic partner pharmacist photographer physician pilot planner plumber postdoc postdoctoral praktikant- président president principal producer professor programmer programmeur- psychologist receptionist recruiter reporter representative researcher sales scientist sculptor secretary sergeant specialist staff stagiaire stoker strategist student superintendent supervisor surgeon surveyor teacher technician technicien- therapist trainee trainer translator treasurer tutor vice volunteer vp waiter waitress welder werkstudent- writer técnic- auxiliar- traductor- tradutor- traduttore corrector- intérprete- bibliothécaire- enseignant- vendeu- secrétaire- comptable- chargé- chef- ouvrier- serveu- -assistent- -berater- -verkäufer- sachbearbeiter- gruppenleiter- geschäftsführer- lektor- -meister- geselle- betreuer- penningmeester- coördinator- vrijwilliger- verkoper- beheerder- adviseur- nauczyciel- sprzedawca- specjalista- księgow- asystent- danışman- uzman- sorumlu- teknisyen- бухгалтер- библиотекар- бібліотекар- специалист- спеціаліст- учитель- вчитель- директор- водитель- продавец- volontair- voluntari- ehrenamtlich- bénévole- helper vocalist socorrista αρχιτέκτονας μηχανικός υπεύθυν- διευθυντ- καθηγητ- προγραμματιστ- ceo cto cfo coo cio développeur- desarrollador- desenvolvedor- sviluppatore- responsable responsabile directeur- direktor- director- gerente profesor- professeur- insegnante -lehrer- krankenpfleger- enfermer- infermiere- infirmier- kierownik- inżynier- programista- nauczyciel- инженер- разработчик- менеджер- руководитель- розробник- керівник- mühendis- geliştirici- müdür- öğretmen- ontwikkelaar- medewerker- docent- verpleegkundige-";

const jobParts =
  /工程师|工程師|经理|經理|开发|開發|设计师|設計師|教师|教師|エンジニア|開発者|部長|課長|マネージャー|デザイナー|主任|실장|팀장|엔지니어|개발자|매니저|مهندس|مدير|معلم|מנהל|מפתח|מהנדס|इंजीनियर|प्रबंधक|วิศวกร|ผู้จัดการ|kỹ sư|giám đốc|trưởng/iu;

const degrees =
  "abitur associate ba bachelor baccalauréat baccalaureate bsc beng bba bcom bed bfa bs btech certificate degree diploma diplom diplôme diplom- doctor doctorate doctorado dottorato ged gcse- habilitation high laurea- licence licenciatura licenciado- ingeniero- lic llb llm ma magister maestría máster master mba md meng mestrado mfa mphil ms msc mtech phd ph.d promotion postgraduate staatsexamen- undergraduate grado graduate lisans- licencjat magisterium бакалавр- магистр- магістр- диплом- maturità matura a-level- a-levels";

const degreeParts =
  /\b[BM]\.?\s?(A|S|Sc|Eng|Tech|Ed|Com|Arch|Phil)\b\.?|学士|碩士|硕士|博士|修士|학사|석사|박사|بكالوريوس|ماجستير|دكتوراه|תואר|पदवी|स्नातक|ปริญญา|cử nhân|thạc sĩ|tiến sĩ/u;

const matcher = (words: string): RegExp => {
  const listed = words.split(" ").map((word) => {
    const bare = comparable(word.replace(/^-|-$/g, "")).replaceAll(".", "\\.");
    const start = word.startsWith("-") ? "\\p{L}*" : "";
    return start + (word.endsWith("-") ? `${bare}\\p{L}*` : `${bare}s?`);
  });
  return new RegExp(`(^|[^\\p{L}])(${listed.join("|")})(?!\\p{L})`, "u");
};

const job = matcher(jobs);
const degree = matcher(degrees);

/** Tells whether a text names a job. */
export const isJob = (text: string): boolean => job.test(comparable(text)) || jobParts.test(text);

/** Tells whether a text names a degree. */
export const isDegree = (text: string): boolean => degree.test(comparable(text)) || degreeParts.test(text);
