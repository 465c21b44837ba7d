import type { Item } from "../../outline/outline.ts";
import { View } from "../../pdf-engine/marks.ts";
import { Row } from "./row.tsx";
import { fill, type Style } from "./style.ts";
import { Narrow, Words } from "./words.tsx";

/** Letters that a line of one of three columns has room for, whichever they are. */
const short = 24;

/** Letters of a label and its text that may be kept together on a page with those beside them. */
const onePiece = 400;

type ColumnsProps = { of: Item[]; most: number; styles: Record<"item" | "label", Style>; between: number };

const lengthOf = ({ label = "", text = "" }: Item) => Math.max(label.length, text.length);

const lettersIn = ({ label = "", text = "" }: Partial<Item> = {}) => label.length + text.length;

/** Sets items side by side, to be read line by line: short ones in three columns, others in two, each with its label above its text. */
export function Columns({ of: items, most, styles, between }: ColumnsProps) {
  const count = Math.min(most, items.every((item) => lengthOf(item) <= short) ? 3 : 2);
  const rows = Array.from({ length: Math.ceil(items.length / count) }, (_, row) =>
    Array.from({ length: count }, (_, column) => items[row * count + column]),
  );
  return (
    <Narrow>
      <View style={{ rowGap: between }}>
        {rows.map((cells, i) => (
          <View key={i} wrap={count === 1 || cells.some((cell) => lettersIn(cell) > onePiece)}>
            {/* No page breaks within an empty cell as high as its row. */}
            <Row style={{ columnGap: 14, alignItems: "flex-start" }}>
              {cells.map((cell, j) => (
                <View key={j} style={fill}>
                  {cell && (
                    <Words ragged style={styles.item}>
                      {cell.label && <Words style={styles.label}>{cell.text ? cell.label.trimEnd() : cell.label}</Words>}
                      {cell.label && cell.text && "\n"}
                      {cell.text}
                    </Words>
                  )}
                </View>
              ))}
            </Row>
          </View>
        ))}
      </View>
    </Narrow>
  );
}
