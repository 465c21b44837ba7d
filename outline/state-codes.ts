/*
 * States, provinces and territories whose postal operators want two or three letters in an address: USPS (Publication 28, appendix B), Canada Post and
 * Australia Post. They are the keys of these countries in the data of Google's libaddressinput, which writes addresses with them.
 */

const codes: Record<string, string> = {
  US: `Alabama AL, Alaska AK, Arizona AZ, Arkansas AR, California CA, Colorado CO, Connecticut CT, Delaware DE, District of Columbia DC, Florida FL,
    Georgia GA, Hawaii HI, Idaho ID, Illinois IL, Indiana IN, Iowa IA, Kansas KS, Kentucky KY, Louisiana LA, Maine ME, Maryland MD, Massachusetts MA,
    Michigan MI, Minnesota MN, Mississippi MS, Missouri MO, Montana MT, Nebraska NE, Nevada NV, New Hampshire NH, New Jersey NJ, New Mexico NM,
    New York NY, North Carolina NC, North Dakota ND, Ohio OH, Oklahoma OK, Oregon OR, Pennsylvania PA, Puerto Rico PR, Rhode Island RI,
    South Carolina SC, South Dakota SD, Tennessee TN, Texas TX, Utah UT, Vermont VT, Virginia VA, Washington WA, West Virginia WV, Wisconsin WI,
    Wyoming WY`,
  CA: `Alberta AB, British Columbia BC, Manitoba MB, New Brunswick NB, Newfoundland and Labrador NL, Northwest Territories NT, Nova Scotia NS,
    Nunavut NU, Ontario ON, Prince Edward Island PE, Quebec QC, Québec QC, Saskatchewan SK, Yukon YT`,
  AU: `Australian Capital Territory ACT, New South Wales NSW, Northern Territory NT, Queensland QLD, South Australia SA, Tasmania TAS, Victoria VIC,
    Western Australia WA`,
};

/** Returns the code of a state as its country's post writes it: "TX" for "Texas" in "US". Returns undefined for what is no name of a state there. */
export function stateCode(country: string, name: string): string | undefined {
  const states = codes[country]?.split(/,\s+/).map((state) => /^(.*) (\S+)$/.exec(state) ?? []);
  return states?.find(([, state]) => state?.toLowerCase() === name.trim().toLowerCase())?.[2];
}
