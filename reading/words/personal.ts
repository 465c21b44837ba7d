/*
 * What a resume calls data that employers in English-speaking countries must not weigh (in the United States, 29 CFR § 1604 to 1625; in the
 * United Kingdom, the Equality Act 2010, section 4), or that a thief looks for.
 */
const personal = [
  // Labels that can mean nothing else.
  /(^|[\n,;|(])\s*((date|place) of birth|birth ?da(te|y)|d\.?o\.?b\.?|(marital|civil|family) status|sexual orientation|political views|ssn|(social security|national insurance|passport) n(umber|o\b)\.?|état civil|estado civil|date de naissance|fecha de nacimiento|situation familiale)\s*([:#\d-]|$)/iu,
  // Labels that need a value behind them.
  /(^|[\n,;|(])\s*((religion|faith|gender|sex|race|ethnicity|ethnic origin|nationality|height|weight|blood (group|type))\s*(:|-\s)|(born( on| in)?|height|weight)\s*([a-z]{3,9}\.? )?\d|age\s*[:-]?\s*\d{2}\b(?!\s*(\p{Pd}|to)\s*\d)|children\s*(:|-\s)\s*(\d|none|one|two|three|four)\b(?!\d))/iu,
  // Statements.
  /(^|[\n,;|(])\s*(married|divorced|widowed)\s*($|[,;|)\n])|\b(mother|father) of (\d|one|two|three|four)\b|\bI am \d{2}\b|\b\d{2} years old\s*($|[.,;|)\n]|and )/iu,
];

/** Tells whether a text says something about a person that is not for an employer to weigh. */
export const isPersonal = (text: string): boolean => personal.some((kind) => kind.test(text));
