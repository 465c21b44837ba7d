/*
 * The codes by which the postal operators of these countries want a state or province written in an address (USPS Publication 28 appendix B, Canada
 * Post's Addressing Guidelines 5.5, Australia Post's Addressing Standards 4.3), as in libaddressinput's `sub_keys`.
 */

const codes: Record<string, string> = {
  AU: `ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,
    WA Western Australia`,
  CA: `AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,NT Northwest Territories,NU Nunavut,
    ON Ontario,PE Prince Edward Island,QC Quebec,QC Québec,SK Saskatchewan,YT Yukon`,
  US: `AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,
    HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,
    MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,
    NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,
    SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming`,
};

const byName = new Map(
  Object.entries(codes).flatMap(([country, list]) =>
    list.split(/,\s*/).map((state): [string, string] => {
      const [code = "", ...name] = state.split(" ");
      return [`${country} ${name.join(" ").toLowerCase()}`, code];
    }),
  ),
);

/** Returns the code of a state or province as its country's post writes it ("TX" of "Texas"); undefined where there is none. */
export const stateCode = (country: string, name: string): string | undefined => byName.get(`${country} ${name.trim().toLowerCase()}`);
