import * as z from "zod";
import { text, urlText } from "../fields/text.ts";
import { entry } from "./entry.ts";
import { line, paragraph, urlLabel } from "./kinds-of-text.ts";

export const location = z
  .strictObject({
    text: line.describe("The place as one text. It is shown in the place of the other fields."),
    address: line.describe("Street and number."),
    postal_code: line.describe("The postal code."),
    city: line.describe("The city."),
    region: line.describe("The state, province or region."),
    country_code: line.describe("The country, as a code such as IT or as a name."),
  })
  .partial()
  .meta({ id: "Location", example: { city: "Turin", country_code: "IT" } });

/** An address that is shown, and to which nothing is sent: it stays as it was written. */
export const contactEmail = text(254)
  .regex(/^([^\s@]+@[^\s@]+)?$/, "must be one email address, such as ada@example.com")
  .meta({ description: "The email address that is shown in the place of `email`.", example: "hello@ada.example.com" });

export const profile = entry({
  network: line.describe("The name of the network, such as GitHub."),
  username: line.describe("The name of the person there."),
  url: urlText,
  url_label: urlLabel,
}).meta({ id: "Profile", example: { network: "GitHub", username: "ada", url: "https://github.com/ada" } });

export const contact = entry({
  label: line.describe("What it is, such as Signal."),
  text: line.describe("What is shown."),
  url: urlText,
}).meta({ id: "Contact", example: { label: "Signal", text: "ada.42" } });

export const personal = entry({
  label: line.describe("What is told, such as Date of birth."),
  text: line.describe("What there is to tell."),
}).meta({ id: "Personal", example: { label: "Nationality", text: "Italian" } });

export const reference = entry({
  name: line.describe("Who speaks for the person."),
  position: line.describe("What they are."),
  organization: line.describe("Where they work."),
  relationship: line.describe("How they know the person, such as former manager."),
  email: line.describe("Their email address."),
  phone: line.describe("Their phone number."),
  reference: paragraph.describe("What they say."),
}).meta({ id: "Reference", example: { name: "Prof. Example", reference: "A pleasure to work with." } });
