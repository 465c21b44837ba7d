import { createContext, type ReactNode, use } from "react";
import type { Outline } from "../../outline/outline.ts";
import { type Footer, Page, type PageProps } from "../../pdf-engine/marks.ts";
import type { Look } from "./look.ts";
import { Row } from "./row.tsx";
import { fill, type Style } from "./style.ts";
import { Typesetting, Words } from "./words.tsx";

/** What holds for all that stands on a sheet. */
type Setting = {
  look: Look;
  /** The colour of what stands back: dates, places, links. */
  quiet: string;
};

const SheetSetting = createContext<Setting | undefined>(undefined);

/** Returns what holds for the sheet that a part stands on. Throws outside of one. */
export function useSheet(): Setting {
  const setting = use(SheetSetting);
  if (!setting) throw new Error("This part of a template stands on a <Sheet>.");
  return setting;
}

/** A distance from the bottom is measured from the end of the content, so the foot needs the height of the paper, in points. */
const pageHeights = { A4: 841.89, Letter: 792 };

type SheetProps = Setting & { of: Pick<Outline, "name">; style: Style; children: ReactNode };

/** Sets the pages of a resume. From the second on, a line at the foot says whose they are and which. */
export function Sheet({ of: { name = "" }, style, children, ...setting }: SheetProps) {
  const { look, quiet } = setting;
  const typesetting = use(Typesetting);
  const sheet: PageProps = {
    size: look.page === "Letter" ? "LETTER" : "A4",
    style: { fontFamily: typesetting.fonts.base, fontSize: look.size, ...style },
  };
  const foot: Style = { position: "absolute", top: pageHeights[look.page] - 36, fontSize: 8.5, color: quiet };
  const sides = { left: look.foot, right: look.foot };
  // It is a document of its own, and has no context of this one.
  const footer: Footer = ({ page, pages }) => (
    <Typesetting value={typesetting}>
      <Page {...sheet}>
        <Row style={{ ...foot, ...sides }}>
          {/* One line: where a name is too long for it, the number still has its place. */}
          <Words role="footer" style={{ ...fill, maxLines: 1, textAlign: look.isRtl ? "left" : "right" }}>
            {name}
          </Words>
          <Words role="footer" style={{ flexShrink: 0, [look.isRtl ? "marginRight" : "marginLeft"]: 4 }}>
            {name && !look.isRtl ? "·  " : ""}
            {`${page} / ${pages}`}
            {/* Without letters, it reads from the left in any document. */}
            {name && look.isRtl ? "  ·" : ""}
          </Words>
        </Row>
      </Page>
    </Typesetting>
  );
  return (
    <Page {...sheet} footer={footer}>
      <SheetSetting value={setting}>{children}</SheetSetting>
    </Page>
  );
}
