"""A resume a line of JSON on stdin; on stdout a line with how long its PDF took. The process stays, so its start is not counted."""

import base64
import json
import pathlib
import resource
import sys
import time
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph, Spacer

rl_config.useA85 = 0
LEFT, WIDTH, HEIGHT = 54, 487.28, 841.89
INK, QUIET, ACCENT, RULE = "#1b1f24", "#57606a", "#24507a", "#d0d7de"

fonts = pathlib.Path(__file__).parents[2] / "pdf-templates" / "type" / "fonts"
for name in ("Sans-Regular", "Sans-Semibold", "Sans-It", "Arabic-Regular", "Arabic-Semibold", "JP-Regular", "JP-Semibold"):
    pdfmetrics.registerFont(TTFont(name, fonts / f"Resume{name}.ttf"))


class Head(Flowable):
    """Lines with a text at either end."""

    def __init__(self, lines):
        self.lines = [(near, far, far.minWidth() + 1 if far else 0) for near, far in lines]

    def wrap(self, width, height):
        self.height = sum(near.wrap(width - wide - 14, height)[1] for near, _, wide in self.lines)
        return width, self.height

    def draw(self):
        y = self.height
        for near, far, wide in self.lines:
            rtl = near.style.alignment == TA_RIGHT
            y -= near.height
            near.drawOn(self.canv, wide + 14 if rtl else 0, y)
            if far:
                far.wrap(wide, HEIGHT)
                far.drawOn(self.canv, 0 if rtl else WIDTH - wide, y + near.height - far.height)


class Heading(Paragraph):
    def draw(self):
        title = self.getPlainText()
        self.canv.bookmarkHorizontal(title, 0, self.height)
        self.canv.addOutlineEntry(title, title)
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.7)
        self.canv.line(0, -2, WIDTH, -2)
        super().draw()


class Contacts(Flowable):
    def __init__(self, contacts, font, rtl):
        self.contacts, self.font, self.rtl = contacts, font, rtl

    def wrap(self, width, height):
        return width, 12.73

    def draw(self):
        x = WIDTH if self.rtl else 0
        self.canv.setFont(self.font, 9.5)
        self.canv.setFillColor(QUIET)
        for contact in self.contacts:
            wide = pdfmetrics.stringWidth(contact["text"], self.font, 9.5)
            x -= wide if self.rtl else 0
            self.canv.drawString(x, 3.6, contact["text"])
            if "url" in contact:
                self.canv.linkURL(contact["url"], (x, 0, x + wide, 12), relative=1)
            x += -16 if self.rtl else wide + 16


def story(job):
    outline, rtl, script = job["outline"], job["isRtl"], job["script"]
    regular, bold = f"{script}-Regular", f"{script}-Semibold"
    italic = "Sans-It" if script == "Sans" else regular
    common = {"alignment": TA_RIGHT if rtl else TA_LEFT, **({"wordWrap": "CJK"} if script == "JP" else {})}

    def style(font=regular, size=10, line=1.34, color=INK, **more):
        return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * line, textColor=color, **{**common, **more})

    plain, quiet, strong, slanted = style(), style(color=QUIET), style(bold), style(italic, color=QUIET)
    far = style(color=QUIET, alignment=TA_LEFT, wordWrap=None)
    hanging = style(rightIndent=7.04) if rtl else style(leftIndent=7.04, firstLineIndent=-7.04)
    text = lambda value, shape=plain: Paragraph(escape(value), shape)
    side = lambda value: Paragraph(escape(value).replace(" ", "\u00a0"), far) if value else None

    yield text(outline["name"], style(bold, 25, 1.15, spaceAfter=4))
    yield text(outline["headline"], style(size=12, line=1.25, color=QUIET, spaceAfter=4))
    yield Contacts(outline["contacts"], regular, rtl)
    for section in outline["sections"]:
        yield CondPageBreak(36)
        yield Heading(escape(section["title"]), style(bold, 11.5, 1.2, ACCENT, spaceBefore=13, spaceAfter=7.7))
        for paragraph in section["paragraphs"]:
            yield text(paragraph)
        for i, part in enumerate(section["parts"]):
            if part["kind"] == "item":
                label = f'<font name="{bold}">{escape(part["label"])}</font>' if "label" in part else ""
                yield Paragraph(label + escape(part.get("text", "")), style(spaceBefore=3 if i else 0))
                continue
            if i:
                yield Spacer(0, 7)
            yield CondPageBreak(40)
            url, below = part.get("url"), part.get("subtitle")
            near = f'<a href="{escape(url)}">{escape(url.replace("https://", ""))}</a>' if url and not below else escape(below or "")
            lines = [(text(part.get("title", ""), strong), side(part.get("date")))]
            if near or part.get("place"):
                lines.append((Paragraph(near, slanted), side(part.get("place"))))
            yield Head(lines)
            body = [text(line) for line in part["notes"] + part["paragraphs"]]
            body += [text(f"{line}  •" if rtl else f"•\u00a0 {line}", hanging) for line in part["bullets"]]
            body += [text(part["keywordsLabel"] + ", ".join(part["keywords"]), quiet)] if part["keywords"] else []
            for j, line in enumerate(body):
                if j:
                    yield Spacer(0, 1.5)
                yield line


def render(job):
    out = BytesIO()
    name = job["outline"]["name"]

    def foot(canvas, _):
        page = canvas.getPageNumber()
        if page > 1:
            canvas.setFont(f'{job["script"]}-Regular', 8.5)
            canvas.setFillColor(QUIET)
            canvas.drawRightString(LEFT + WIDTH, 27, f"{name}  –  {page}")

    document = BaseDocTemplate(out, pagesize=(595.28, HEIGHT), title=f"{name} - Resume", author=name, lang=job["language"], pageCompression=1)
    document.addPageTemplates(PageTemplate(frames=[Frame(LEFT, 50, WIDTH, HEIGHT - 96, 0, 0, 0, 0)], onPage=foot))
    document.build(list(story(job)))
    return out.getvalue()


for line in sys.stdin:
    asked = json.loads(line)
    start, used = time.perf_counter(), time.process_time()
    pdf = render(asked["job"])
    answer = {"ms": (time.perf_counter() - start) * 1000, "cpu": (time.process_time() - used) * 1000, "bytes": len(pdf), "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    if asked["keep"]:
        answer["pdf"] = base64.b64encode(pdf).decode()
    print(json.dumps(answer), flush=True)
