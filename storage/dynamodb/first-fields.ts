/**
 * The fields that the model had when it first took in items of an earlier system, by what they are fields of. An item of that system is read by
 * these for ever: a field that came later would else give another meaning to an attribute that only has its name. It is history, so it does not
 * follow the model.
 */
export const firstFields: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries({
    "": "email name phone summary headline pronouns url photo location profiles skills experience education projects volunteer certifications awards publications languages interests references custom_sections presentation custom",
    location: "address postal_code city region country_code",
    profiles: "network username url",
    skills: "name level keywords",
    experience: "role company start end details location url summary keywords",
    education: "degree institution year area start end score courses location url summary",
    projects: "name description start end url details keywords",
    volunteer: "role organization start end url summary details",
    certifications: "name issuer date expires url",
    awards: "title awarder date summary",
    publications: "name publisher date url authors summary",
    languages: "language fluency",
    interests: "name keywords",
    references: "name reference",
    custom_sections: "title items",
    "custom_sections.items": "title subtitle date text details",
    presentation: "template page_size accent_color locale date_style direction section_order hidden_sections section_titles fit max_pages",
    "presentation.section_titles":
      "summary experience education skills projects certifications publications awards volunteer languages interests references custom_sections",
  }).map(([of, names]) => [of, new Set(names.split(" "))]),
);
