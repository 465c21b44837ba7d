import { expect, it } from "vitest";
import { rejoined } from "../../reading/page/column.ts";

it.each([
  ["Built inter\u00ad", "national mills", "Built international mills"],
  ["Built inter-", "national mills", "Built international mills"],
  ["Learned Franco-", "German law", "Learned Franco- German law"],
  ["Built a mill", "of stone", "Built a mill of stone"],
  ["水車を設計", "した", "水車を設計した"],
  ["", "Built a mill", "Built a mill"],
])("what a line break has parted is one text again: %j, %j", (above, below, text) => {
  expect(rejoined(above, below)).toBe(text);
});
