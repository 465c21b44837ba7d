/*
 * Sentences in which a form asks for a text, in the form in which words are compared: without most accents, in lower case.
 */
const prompts = [
  /^(please )?(briefly )?(describe|enter|explain|fill in|insert|list|mention|replace)\b.*\b(here|your|yourself)\b/,
  /^(please )?(add|choose|click|include|put|select|summari[sz]e|type|use|write)\b.*\b(here|yourself)\b/,
  /\btext here\b|^this is (a|an|some|your) (sample|example|placeholder|dummy|test)\b/,
  /^(bitte |hier )?(beschreiben sie|beschreibe|fugen sie|fuge|geben sie|gib|nennen sie|schreiben sie|schreibe|tragen sie|trage)\b.*\b(hier|ihren?|ihre|deinen?|deine|ein)\b|^hier (steht|kommt|konnte)\b|\bhier (einfugen|eingeben|eintragen)/,
  /^(ajoutez|decrivez|ecrivez|indiquez|inserez|listez|mentionnez|precisez|renseignez|saisissez)\b/,
  /^(agregue|agrega|anade|describa|describe|escriba|escribe|indica|indique|ingrese|inserta|inserte|introduce|introduzca)\b.*\b(aqui|tus?|sus?)\b/,
  /^(aggiungi|descrivi|inserisci|scrivi)\b.*\b(qui|tuo|tua|tuoi|tue)\b/,
  /^(adicione|descreva|digite|escreva|informe|insira|preencha)\b.*\b(aqui|seus?|suas?|voce)\b/,
  /^(beschrijf|geef|schrijf|typ|voeg|vul)\b.*\b(hier|je|jouw|uw)\b/,
  /^(dodaj|opisz|podaj|uzupełnij|wpisz|wstaw)\s.*(tutaj|swoj|tekst)/,
  /^(введите|вставьте|добавьте|заполните|напишите|опишите|укажите)\s/,
  /^(введіть|вкажіть|вставте|заповніть|напишіть|опишіть)\s/,
  /^buraya\s|(ekleyiniz|giriniz|yazınız)$/,
  /^(nhap|mo ta|viet|đien)\s.*(o đay|tai đay|cua ban)/,
  /^(أدخل|أضف|اكتب)\s|هذا النص هو مثال/,
  /^(הזן|הכנס|כתוב|תאר)\s.*(כאן|שלך)/,
  /यहाँ (दर्ज करें|डालें|लिखें)|^अपन[ाीे]\s.*(दर्ज करें|डालें|लिखें)/,
  /এখানে লিখুন|ที่นี่$|இங்கே (எழுதவும்|உள்ளிடவும்)/,
  /请(在此)?(描述|填写|输入)|請(在此)?(描述|填寫|輸入)|(在此|此处|此處)(填写|填寫|输入|輸入)|^(这里是|這裡是)/,
  /ここに.*(記入|入力)|(記入|入力)して(ください|下さい)|ダミー(テキスト|です)/,
  /여기에\s?.*(입력|작성)|(입력|작성)\s?(하세요|해\s?주세요)/,
];

/** Tells whether a text asks for another in its place: "Describe your tasks here". It takes the text in the form in which words are compared. */
export const isPrompt = (plain: string): boolean => prompts.some((prompt) => prompt.test(plain));
