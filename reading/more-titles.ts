import type { SectionName } from "../domain/presentation.ts";

/** Titles beside the usual ones that people give their sections, in languages of which domain/locales/ lists no others. They are read, and the report on a resume does not count on them. */
export const moreTitles: Partial<Record<SectionName, string>> = {
  summary:
    "podsumowanie|podsumowanie zawodowe|o mnie|profil|обо мне|о себе|профиль|цель|про мене|мета|профіль|hakkımda|özet|profil|kariyer hedefi|自己pr|職務要約|自己紹介|概要|个人简介|自我评价|个人总结|個人簡介|自我介紹|자기소개|요약|προφίλ|σύνοψη|נבذة|תקציר|פרופיל|نبذة|الملخص|الملخص المهني|giới thiệu|mục tiêu nghề nghiệp|tóm tắt|แนะนำตัว|ประวัติโดยย่อ",
  experience:
    "doświadczenie|przebieg kariery|historia zatrudnienia|опыт|профессиональный опыт|трудовая деятельность|досвід|професійний досвід|deneyim|iş tecrübesi|iş deneyimi|職歴|職務経歴|工作经验|工作经历|工作經驗|工作經歷|경력|경력사항|εμπειρία|εργασιακή εμπειρία|ניסיון|ניסיון תעסוקתי|ניסיון מקצועי|الخبرة|الخبرات|الخبرة العملية|الخبرات المهنية|kinh nghiệm|kinh nghiệm làm việc|ประสบการณ์|ประสบการณ์ทำงาน|अनुभव|कार्य अनुभव",
  education:
    "edukacja|wykształcenie i kursy|образование|обучение|освіта|навчання|eğitim|eğitim bilgileri|öğrenim|学歴|教育背景|教育经历|學歷|教育背景|학력|학력사항|εκπαίδευση|σπουδές|השכלה|לימודים|التعليم|المؤهلات|المؤهلات العلمية|học vấn|trình độ học vấn|การศึกษา|ประวัติการศึกษา|शिक्षा",
  skills:
    "kompetencje|umiejętności techniczne|навыки|ключевые навыки|компетенции|навички|ключові навички|yetenekler|beceriler|yetkinlikler|スキル|技能|资格技能|专业技能|專業技能|技能專長|기술|보유기술|δεξιότητες|ικανότητες|כישורים|מיומנויות|المهارات|kỹ năng|ทักษะ|कौशल",
  projects: "projekty|проекты|проєкти|projeler|プロジェクト|项目经验|项目经历|專案經驗|프로젝트|έργα|פרויקטים|المشاريع|dự án|โครงการ",
  certifications:
    "kursy i certyfikaty|szkolenia|certyfikaty i szkolenia|сертификаты|курсы|сертифікати|курси|sertifikalar|kurslar|資格|免許・資格|证书|證照|자격증|πιστοποιήσεις|תעודות|הסמכות|الشهادات|chứng chỉ|ใบรับรอง",
  awards:
    "nagrody|osiągnięcia|награды|достижения|нагороди|досягнення|ödüller|başarılar|受賞歴|获奖|荣誉|獲獎|수상|수상내역|βραβεία|פרסים|الجوائز|giải thưởng|รางวัล",
  languages:
    "języki obce|znajomość języków|языки|знание языков|іноземні мови|мови|yabancı diller|diller|語学|语言能力|語言能力|외국어|어학|ξένες γλώσσες|γλώσσες|שפות|اللغات|ngoại ngữ|ngôn ngữ|ภาษา|भाषाएँ",
  interests:
    "hobby|zainteresowania i hobby|хобби|увлечения|інтереси|хобі|hobiler|ilgi alanları|趣味|兴趣爱好|興趣|취미|ενδιαφέροντα|תחומי עניין|تحديد الاهتمامات|الاهتمامات|sở thích|งานอดิเรก",
};
