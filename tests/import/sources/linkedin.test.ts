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
});
