import { dateText, urlText } from "../fields/text.ts";
import { entries, entry } from "./entry.ts";
import { bullets, line, paragraph, urlLabel } from "./kinds-of-text.ts";

const item = entry({
  title: line.describe("The title of the entry."),
  subtitle: line.describe("What stands beside the title."),
  date: dateText,
  location: line.describe("Where it was."),
  url: urlText,
  url_label: urlLabel,
  text: paragraph.describe("A paragraph before the bullets."),
  details: bullets.describe("What there is to say, a bullet each."),
}).meta({ id: "CustomItem" });

export const customSection = entry({
  title: line.describe("The heading of the section."),
  intro: paragraph.describe("A paragraph under the heading."),
  items: entries(item).describe("The entries of the section."),
}).meta({ id: "CustomSection", example: { title: "Patents", items: [{ title: "A better mill", date: "2020" }] } });
