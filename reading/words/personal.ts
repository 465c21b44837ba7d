/**
 * What a resume calls data that employers in English-speaking countries must not weigh (in the United States, 29 CFR § 1604 to 1625; in the
 * United Kingdom, the Equality Act 2010, section 4), with a value behind it. A label that can mean nothing else may stand alone.
 */
export const personalLabels =
  /(^|[\n,;|(])\s*((date of birth|birth ?date|d\.?o\.?b\.?|marital status|civil status|family status|état civil|date de naissance|situation familiale)\s*([:\d-]|$)|(born( on| in)?|age|children|religion|faith|gender|sex|ethnicity|ethnic origin|nationality|height|weight|blood (group|type))\s*(:|-\s|\d)|(married|divorced|widowed)\s*($|[,;|)\n]))/iu;
