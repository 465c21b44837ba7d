/**
 * What a resume calls data that employers in English-speaking countries must not weigh (in the United States, 29 CFR § 1604 to 1625; in the
 * United Kingdom, the Equality Act 2010, section 4), with a value behind it, or as the whole of a title.
 */
export const personalLabels =
  /(^|[\n,;|(])\s*(date of birth|birth ?date|d\.?o\.?b\.?|born( on| in)?|age|marital status|civil status|family status|children|religion|faith|gender|sex|race|ethnicity|ethnic origin|nationality|height|weight|blood (group|type)|état civil|date de naissance|situation familiale)\s*(:|\s-\s|\d|$)|(^|[\n,;|(])\s*(married|divorced|widowed)\s*($|[,;|)\n])/iu;
