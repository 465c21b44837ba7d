import { expect, it } from "vitest";
import { readPdf } from "../support/pdf.ts";
import { anEmail } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

it("a front end has a field for all that its editor does, and needs no data of its own", async () => {
  await using service = await startService();
  const email = anEmail();
  const job = (id: string, role: string) => ({ id, role, company: "Example Works", details: [`Worked as a ${role.toLowerCase()}.`] });
  const [stoker, miller, driver] = [job("a", "Stoker"), job("b", "Miller"), job("c", "Driver")];
  await service.call("POST", "/resume", { email, name: "Ada Example", experience: [stoker, miller, driver] });

  /** Changes the resume, and reads its file. */
  const change = async (fields: object) => {
    const { status, body } = await service.call("PUT", `/resume/${email}`, fields);
    expect(status).toBe(200);
    expect(body.resume).toMatchObject(fields);
    expect(body.resume.custom).toBeUndefined();
    const answer = await service.call("GET", `/resume/${email}/download`);
    return readPdf(new Uint8Array(await (await fetch(answer.body.download_url)).arrayBuffer()));
  };
  const place = ({ pages }: Awaited<ReturnType<typeof change>>, text: string) => pages[0]?.texts.find((one) => one.text.includes(text));

  // Drag and drop: an entry keeps its id wherever it stands.
  const dragged = await change({ experience: [driver, stoker, miller] });
  expect(dragged.words).toMatch(/Driver.*Stoker.*Miller/);

  const hidden = await change({ experience: [driver, { ...stoker, hidden: true }, miller] });
  expect(hidden.words).toMatch(/Driver.*Miller/);
  expect(hidden.words).not.toContain("Stoker");

  const bold = await change({
    experience: [driver, { ...miller, details: ["Ground **nine tons** a day, see [how](https://example.com/how)."] }],
  });
  expect(bold.words.replace(/ (?=[,.])/g, "")).toContain("Ground nine tons a day, see how.");
  expect(bold.pages[0]?.links).toContain("https://example.com/how");

  const positions = [
    { id: "d1", role: "Head driver", start: "2021", end: "2023" },
    { id: "d2", role: "Second driver", start: "2018", end: "2021" },
  ];
  const grouped = await change({ experience: [{ id: "c", company: "Example Works", positions }] });
  expect(grouped.words).toMatch(/Example Works.*2018 – 2023.*Head driver.*2021 – 2023.*Second driver.*2018 – 2021/);
  expect(grouped.words.match(/Example Works/g)).toHaveLength(1);

  const contacts = [
    { label: "Signal", text: "ada.42" },
    { text: "Shop", url: "https://shop.example.com" },
  ];
  const own = await change({ contacts });
  expect(own.words).toMatch(/ada\.42.*Shop/);
  expect(own.pages[0]?.links).toContain("https://shop.example.com/");

  const looked = await change({ presentation: { typeface: "slab", text_size: 12, margins: "wide" } });
  const [before, after] = [place(own, "Head driver"), place(looked, "Head driver")];
  expect(after?.x).toBeGreaterThan(before?.x ?? Number.POSITIVE_INFINITY);
  expect(after?.height).toBeGreaterThan(before?.height ?? Number.POSITIVE_INFINITY);
});
