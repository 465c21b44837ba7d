import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { newResume } from "../../../domain/inputs.ts";
import { readFile } from "../../../formats/sources/read-file.ts";
import { bytesOf } from "./read.ts";

describe("LinkedIn's data export", () => {
  it("is read table by table", async () => {
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries({
          "Profile.csv":
            'First Name,Last Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites\nAda,Example,,,Engineer,"Builds engines,\nand mills.",Engines,10100,"Turin, Italy",[ada],"[PORTFOLIO:https://ada.example.com]"\n',
          "Positions.csv":
            'Company Name,Title,Description,Location,Started On,Finished On\nExample Engines,Engineer,"- Built the mill.\n- Kept the log.",Turin,Jan 2020,\nExample Steam,Stoker,Good years.,,Mar 2015,Dec 2019\n',
          "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nExample University,2011,2014,,BSc,\n",
          "Skills.csv": "Name\nSteam\nValves\n",
          "Languages.csv": "Name,Proficiency\nItalian,Native or bilingual proficiency\n",
          "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nada@example.com,Yes,Yes,1/2/20\n",
          "Recommendations_Received.csv":
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nBo,Sample,Example Steam,Head,Reliable.,01/02/20,VISIBLE\n",
          "messages.csv": "FROM,TO\nsecret,secret\n",
        }).map(([name, text]) => [name, bytesOf(text)]),
      ),
    );
    const { source, resume, unplaced } = await readFile({ bytes });
    expect(source.format).toBe("linkedin");
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume).toMatchObject({
      name: "Ada Example",
      email: "ada@example.com",
      headline: "Engineer",
      location: { text: "Turin, Italy" },
      url: "https://ada.example.com",
      experience: [
        { company: "Example Engines", role: "Engineer", start: "2020-01", end: "present", details: ["Built the mill.", "Kept the log."] },
        { company: "Example Steam", start: "2015-03", end: "2019-12", summary: "Good years." },
      ],
      education: [{ institution: "Example University", degree: "BSc", start: "2011", end: "2014" }],
      skills: ["Steam", "Valves"],
      references: [{ name: "Bo Sample", position: "Head", organization: "Example Steam", reference: "Reliable." }],
    });
    expect(unplaced).toContainEqual({ path: "Profile.csv[0].Industry", text: "Engines" });
    expect(JSON.stringify([resume, unplaced])).not.toContain("secret");
  });

  it("has a place for what stands in its other tables, and takes the primary email and the first phone", async () => {
    const tables = {
      // As a spreadsheet saves it: with a byte order mark.
      "Profile.csv": "\ufeffFirst Name,Last Name,Twitter Handles\nAda,Example,[ada]\n",
      "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nold@example.com,Yes,No,1/2/19\nAda@example.com,Yes,Yes,1/2/20\n",
      "PhoneNumbers.csv": "Number,Type,Extension\n+39 011 555 0100,Mobile,\n+39 011 555 0199,Home,\n",
      "Certifications.csv":
        "Name,Url,Authority,Started On,Finished On,License Number\nStoker,https://cert.example,Guild,Mar 2018,Mar 2023,S-1\n",
      "Projects.csv": 'Title,Description,Url,Started On,Finished On\nWheel,"Turns.\n- Cut the oak.",https://wheel.example,2016,2017\n',
      "Honors.csv": "Title,Description,Issued On\nMedal,For the mill.,May 2020\n",
      "Publications.csv": "Name,Published On,Description,Publisher,Url\nOn Mills,Jan 2019,Of stone.,Example Press,https://mills.example\n",
      "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\nFire Brigade,Pump,Safety,2015,,At night.\n",
      "Courses.csv": "Name,Number\nSteam,101\n",
    };
    const { resume, unplaced } = await readFile({
      bytes: zipSync(Object.fromEntries(Object.entries(tables).map(([name, text]) => [`Export/${name}`, bytesOf(text)]))),
    });
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume).toMatchObject({
      name: "Ada Example",
      email: "ada@example.com",
      phone: "+39 011 555 0100",
      profiles: [{ network: "X", username: "ada" }],
      certifications: [
        { name: "Stoker", issuer: "Guild", url: "https://cert.example", date: "2018-03", expires: "2023-03", summary: "S-1" },
      ],
      projects: [
        { name: "Wheel", description: "Turns.", details: ["Cut the oak."], url: "https://wheel.example", start: "2016", end: "2017" },
      ],
      awards: [{ title: "Medal", summary: "For the mill.", date: "2020-05" }],
      publications: [{ name: "On Mills", publisher: "Example Press", date: "2019-01", summary: "Of stone.", url: "https://mills.example" }],
      volunteer: [{ organization: "Fire Brigade", role: "Pump", summary: "Safety\nAt night.", start: "2015", end: "present" }],
      custom_sections: [{ title: "Courses", items: [{ title: "Steam" }] }],
    });
    expect(unplaced).toEqual([{ path: "Courses.csv[0].Number", text: "101" }]);
  });

  it("has a place for what few people fill in, and no end for what need not go on", async () => {
    const tables = {
      "Profile.csv":
        'First Name,Last Name,Address,Birth Date,Zip Code,Geo Location,Websites\nAda,Example,1 Mill Lane,"Jan 2, 1990",10100,Turin,"[PORTFOLIO:https://ada.example,BLOG:https://blog.example]"\n',
      "Positions.csv":
        'Company Name,Title,Description,Started On\nExample Engines,Engineer,"Good years. • Built the mill. • Kept the log.",2020\nExample Steam,"Stoker" of nights,,2015,more than the columns\n',
      "Education.csv": "School Name,Start Date,End Date,Notes,Activities\nExample University,2011,,With honours.,Rowing\n",
      "Projects.csv": "Title,Started On,Finished On\nWheel,2016,\n",
      "Recommendations_Received.csv":
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nBo,Sample,Example Steam,Head,Reliable.,01/02/20,VISIBLE\n",
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, bytesOf(text)])));
    const { resume, unplaced } = await readFile({ bytes });
    expect(resume).toMatchObject({
      location: { address: "1 Mill Lane", postal_code: "10100", city: "Turin" },
      personal: [{ label: "Date of birth", text: "Jan 2, 1990" }],
      url: "https://ada.example",
      contacts: [{ label: "BLOG", text: "https://blog.example", url: "https://blog.example" }],
      experience: [
        { role: "Engineer", summary: "Good years.", details: ["Built the mill.", "Kept the log."], end: "present" },
        { company: "Example Steam", start: "2015" },
      ],
      education: [{ institution: "Example University", start: "2011", summary: "With honours.\nRowing" }],
      projects: [{ name: "Wheel", start: "2016" }],
    });
    expect([resume.education?.[0]?.end, resume.projects?.[0]?.end]).toEqual([undefined, undefined]);
    expect(unplaced).toEqual([]);
  });
});
