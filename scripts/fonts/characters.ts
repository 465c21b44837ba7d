/** The characters that the bundled fonts keep. A language's legacy encoding is taken as the list of its characters. */

/** Lists all characters of some ranges of Unicode. */
const ranges = (...pairs: [from: number, to?: number][]): string =>
  pairs.flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join("");

/** Lists what the two-byte codes of an encoding stand for (WHATWG Encoding §5), without private use. */
function encoded(encoding: string, leads: [number, number][], trails: [number, number][]): string {
  const decoder = new TextDecoder(encoding);
  const bytes = (pairs: [number, number][]) => pairs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return bytes(leads)
    .flatMap((lead) => bytes(trails).map((trail) => decoder.decode(Uint8Array.of(lead, trail))))
    .filter((char) => [...char].length === 1 && !/[\ufffd\p{Co}]/u.test(char))
    .join("");
}

/** Characters between words of every script, and the circle under marks that stand alone. */
const common = ranges([0x20, 0x7e], [0xa0], [0x2010, 0x2027], [0x2030, 0x203a], [0x200b, 0x200f], [0x25cc]);

export const latinGreekCyrillic = ranges(
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x024f], // Latin-1 Supplement, Latin Extended-A and -B
  [0x0259], // ə, which Azerbaijani writes
  [0x02b0, 0x036f], // modifier letters, combining marks
  [0x0370, 0x03ff], // Greek
  [0x0400, 0x052f], // Cyrillic
  [0x1e00, 0x1eff], // Latin Extended Additional: Vietnamese
  [0x1f00, 0x1fff], // Greek Extended
  [0x2000, 0x206f], // punctuation
  [0x2070, 0x20bf], // superscripts, currency
  [0x2100, 0x214f], // № ™ ℓ
  [0x2150, 0x218f], // fractions
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // − ≈ ≤
  [0x25a0, 0x26ff], // ● ■ ★
  [0x2700, 0x27bf], // ✓
);

export const arabic = common + ranges([0x600, 0x6ff], [0x750, 0x77f], [0x8a0, 0x8ff], [0xfb50, 0xfdff], [0xfe70, 0xfefc]);
export const hebrew = common + ranges([0x590, 0x5ff], [0xfb1d, 0xfb4f], [0x20aa]);
export const devanagari = common + ranges([0x900, 0x97f], [0xa8e0, 0xa8ff], [0x1cd0, 0x1cff], [0x20b9]);
export const bengali = common + ranges([0x980, 0x9ff], [0x964, 0x965], [0x20b9]);
export const tamil = common + ranges([0xb80, 0xbff], [0x964, 0x965], [0x20b9]);
export const thai = common + ranges([0xe00, 0xe7f]);

const eastAsian =
  common +
  ranges([0x2460, 0x2473], [0x3000, 0x30ff], [0x31f0, 0x31ff], [0xff00, 0xffef], [0xa5], [0x203b], [0x25a0, 0x25ff], [0x2190, 0x2193]);

/** JIS X 0208, levels 1 and 2, with the extensions of NEC and IBM: 髙, 﨑. */
export const japanese =
  eastAsian +
  encoded(
    "shift_jis",
    [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
    [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  );

/** Characters that are common in names since the national list of 2013 (通用规范汉字表), and not in GB 2312. */
const names =
  "镕堃喆珺玥瑄晞祎昇峯赟劼翀骉犇翊旻昕琤玮堯晟翾頔颋彧曈煊玘琰璟炘焱昶暐烜珩瑀璇偲婳嫄姝湉泓滢禛稷筌筱羿翮茉菡葳蓁袆诩豫迦邈郗钊铖锜锟镔闫闵隽雯霁靓韫飏驎骁骅骞鸢麒麟龢玙珏玗琎瑢瑨璐璠璘璎嬿妤婧媖昉昪晗晔晖暄暻楒榑槿樑歆毓沚沨泚洺浥涵淏淦淳渌湲溁滟漪潆澍濛灏炅炜烨焜熠燊燚燏犟珈琋甯皓皞皛砚礽祐祺禕稹竑竣筠粲綦绮绾缦罡羲耘聿芃芊芮苒荻莀菁萱葭蒽蔚蕤薇薏蘅虓蠡衎袁谖谡谦赓赪踽轶辂逦邃郢鄞釉鉴鋆鑫钰铄铮锴锽镡阗陟雱霂霈靖韡韬颀颢飒馥骐骕骢鲲鸣鸿鹄鹏鹭黛齐龑";

/** GB 2312, levels 1 and 2. */
export const simplifiedChinese =
  eastAsian +
  names +
  encoded(
    "gb18030",
    [
      [0xa1, 0xa9],
      [0xb0, 0xf7],
    ],
    [[0xa1, 0xfe]],
  );

/** Big5, levels 1 and 2. */
export const traditionalChinese =
  eastAsian +
  encoded(
    "big5",
    [
      [0xa1, 0xc6],
      [0xc9, 0xf9],
    ],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );

/** All 11,172 syllables and the letters that they are made of, and the symbols of KS X 1001. */
export const korean = eastAsian + ranges([0xac00, 0xd7a3], [0x3130, 0x318f]) + encoded("euc-kr", [[0xa1, 0xc8]], [[0xa1, 0xfe]]);

export const emoji =
  "\u200d\ufe0f\u20e3 0123456789#*" +
  ranges(
    [0x2190, 0x21ff],
    [0x2300, 0x23ff],
    [0x2460, 0x24ff],
    [0x25a0, 0x27bf],
    [0x2900, 0x297f],
    [0x2b00, 0x2bff],
    [0x3030],
    [0x303d],
    [0x3297],
    [0x3299],
    [0xa9],
    [0xae],
    [0x203c],
    [0x2049],
    [0x2122],
    [0x2139],
    [0x1f000, 0x1faff],
    [0xe0020, 0xe007f],
  );
