import { encode } from "uqr";

/** A dark part of a code, in modules from its upper left corner. */
type DarkArea = { x: number; y: number; width: number; height: number };

/** A QR code (ISO/IEC 18004): how many modules it is wide and high, and what of it is dark. Around it stay `quietZone` modules free. */
export type QrCode = { size: number; dark: DarkArea[] };

export const quietZone = 4;

/** Makes the code of an address. As many modules as possible are one area, so that no seam is seen between them. */
export function qrCodeOf(address: string): QrCode {
  const { size, data } = encode(address, { ecc: "M", border: 0 });
  const taken = data.map((row) => row.map(() => false));
  const isFree = (x: number, y: number) => data[y]?.[x] === true && !taken[y]?.[x];
  const dark: DarkArea[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isFree(x, y)) continue;
      let [width, height] = [1, 1];
      while (isFree(x + width, y)) width++;
      const isRowFree = (row: number) => Array.from({ length: width }, (_, i) => x + i).every((column) => isFree(column, row));
      while (isRowFree(y + height)) height++;
      for (let row = y; row < y + height; row++) taken[row]?.fill(true, x, x + width);
      dark.push({ x, y, width, height });
    }
  }
  return { size, dark };
}
