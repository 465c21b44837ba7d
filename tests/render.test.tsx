import { Document, Page, Text } from "@react-pdf/renderer";
import { expect, it, vi } from "vitest";
import { render } from "../pdf-engine/render.ts";
import { sans } from "../pdf-templates/fonts.ts";

const page = (text: string, fontFamily = sans) => (
  <Document>
    <Page>
      <Text style={{ fontFamily }}>{text}</Text>
    </Page>
  </Document>
);

function Broken(): never {
  throw new Error("broken");
}

it("fails for a template that throws, and renders the next document all the same", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = render(
    <Document>
      <Page>
        <Broken />
      </Page>
    </Document>,
  );
  const unknownFont = render(page("x", "No Such Font"));
  const good = render(page("x"));
  await expect(broken).rejects.toThrow("no page");
  await expect(unknownFont).rejects.toThrow("No Such Font");
  expect((await good).pages).toBe(1);
});
