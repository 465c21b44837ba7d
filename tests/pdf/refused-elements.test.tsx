import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { Document, Image, Link, Page, Text, View } from "../../pdf-engine/marks.ts";
import { sans } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";

const laidOut = (page: ReactNode) => layOut(<Document fonts={fontFiles}>{page}</Document>, new AbortController().signal);
const within = (children: ReactNode) => <Page style={{ fontFamily: sans }}>{children}</Page>;

/** What React-PDF knows, and the types of the engine's elements do not all refuse. */
const given = (props: object) => props as Record<string, never>;

it.each<[string, ReactNode, string]>([
  ["a style", within(<View style={{ opacity: 0.5 }} />), 'style "opacity"'],
  ["a style of a text within a text", within(<Text>{<Text style={{ letterSpacing: 1 }}>x</Text>}</Text>), 'style "letterSpacing"'],
  ["a style in a list of styles", within(<View style={[{ top: 1 }, [{ transform: "rotate(9deg)" }]]} />), 'style "transform"'],
  ["a property", within(<View {...given({ debug: true })} />), '"debug" of an element'],
  ["a property that makes content", within(<Text {...given({ render: () => "x" })} />), '"render" of an element'],
  ["a size of paper", <Page key="page" size="A5" />, 'page of size "A5"'],
  ["a link between texts", within(<Link src="https://example.com">x</Link>), "a LINK within a text alone"],
  ["a picture that is as large as it is", within(<Image src="data:image/png;base64," alt="x" />), "picture without a width and a height"],
  ["letters that change on later pages", within(<View later={{ fontSize: 9 }} />), '"fontSize" of later pages'],
])("the engine names what it does not know: %s", async (_, page, named) => {
  await expect(laidOut(page)).rejects.toThrow(named);
});
