import fc from "fast-check";
import { expect, it } from "vitest";
import { writeAddress } from "../../outline/address.ts";
import "../support/seed.ts";

type Address = Parameters<typeof writeAddress>[0];

const place = (address: string, postal_code: string, city: string, region: string, country_code: string): Address => ({
  address,
  postal_code,
  city,
  region,
  country_code,
});

it.each<[string, Address]>([
  ["1 Example St, Springfield, IL 62701, US", place("1 Example St", "62701", "Springfield", "IL", "US")],
  ["1 Example St, San Francisco, CA 94115, US", place("1 Example St", "CA 94115", "San Francisco", "CA", "US")],
  ["1 Example St, New York, 10001, USA", place("1 Example St", "10001", "New York", "New York", "USA")],
  ["1 Example St, Montréal, Québec H2X 1Y4, CA", place("1 Example St", "H2X 1Y4", "Montréal", "Québec", "CA")],
  ["1 Example St, Toronto, ON M5V 2T6, CA", place("1 Example St", "M5V 2T6", "Toronto", "ON", "CA")],
  ["10 Example Road, Richmond, Surrey, TW9 1AA, GB", place("10 Example Road", "TW9 1AA", "Richmond", "Surrey", "GB")],
  ["10 Example Road, Leeds, LS1 1AA, UK", { ...place("10 Example Road", "LS1 1AA", "Leeds", "", "UK"), region: undefined }],
  ["12 Example Road, Bengaluru 560001, Karnataka, IN", place("12 Example Road", "560001", "Bengaluru", "Karnataka", "IN")],
  ["Beispielweg 1, 10115 Berlin, DE", place("Beispielweg 1", "10115", "Berlin", "Berlin", "DE")],
  ["1 rue de l’Exemple, 75001 Paris, Île-de-France, FR", place("1 rue de l’Exemple", "75001", "Paris", "Île-de-France", "FR")],
  ["1 Mill Lane, 10100 Turin, Piedmont, IT", place("1 Mill Lane", "10100", "Turin", "Piedmont", "IT")],
  ["Rua Exemplo 1, São Paulo-SP, 01000-000, BR", place("Rua Exemplo 1", "01000-000", "São Paulo", "SP", "BR")],
  ["Örnek Sk. 1, 34000 Kadıköy/İstanbul, TR", place("Örnek Sk. 1", "34000", "Kadıköy", "İstanbul", "TR")],
  ["ул. Примерная, 1, Химки, Московская область, 141400, RU", place("ул. Примерная, 1", "141400", "Химки", "Московская область", "RU")],
  ["شارع المثال 1، الدقي، الجيزة، 12611، EG", place("شارع المثال 1", "12611", "الدقي", "الجيزة", "EG")],
  ["〒100-0001 東京都千代田区見本1-1、JP", place("見本1-1", "100-0001", "千代田区", "東京都", "JP")],
  ["1-1 Mihon, Chiyoda-ku, Tokyo 100-0001, JP", place("1-1 Mihon", "100-0001", "Chiyoda-ku", "Tokyo", "JP")],
  ["서울특별시 강남구 예시로 1, 06236, KR", place("예시로 1", "06236", "강남구", "서울특별시", "KR")],
  ["1 Yesi-ro, Gangnam-gu, Seoul 06236, KR", place("1 Yesi-ro", "06236", "Gangnam-gu", "Seoul", "KR")],
  ["1 Shili St, Haidian, Beijing 100080, CN", place("1 Shili St", "100080", "Haidian", "Beijing", "CN")],
  ["1 Fanli Rd, Zhongzheng, Taipei 100, TW", place("1 Fanli Rd", "100", "Zhongzheng", "Taipei", "TW")],
  ["1 Example Rd, Dhaka-1209, BD", { ...place("1 Example Rd", "1209", "Dhaka", "", "BD"), region: undefined }],
  ["1 Example St, Makati, 1200 Metro Manila, PH", place("1 Example St", "1200", "Makati", "Metro Manila", "PH")],
  ["Budapest, Példa utca 1, 1011, HU", { ...place("Példa utca 1", "1011", "Budapest", "", "HU"), region: undefined }],
  ["Tehran Province, Tehran, 1 Mesal St, 11369, IR", place("1 Mesal St", "11369", "Tehran", "Tehran Province", "IR")],
  ["050000, Алматы, ул. Примерная, 1, KZ", { ...place("ул. Примерная, 1", "050000", "Алматы", "", "KZ"), region: undefined }],
  ["100080 北京市海淀区示例街1号，CN", place("示例街1号", "100080", "海淀区", "北京市", "CN")],
  ["100 臺北市中正區範例路1號，TW", place("範例路1號", "100", "中正區", "臺北市", "TW")],
  ["Street 1, 1000 Town, State, ZZ", place("Street 1", "1000", "Town", "State", "ZZ")],
])("an address is in the order of its country: %s", (written, address) => {
  expect(writeAddress(address)).toBe(written);
});

it.each<[string | undefined, Address]>([
  ["Springfield, IL, US", { city: "Springfield", region: "IL", country_code: "US" }],
  ["Springfield, 62701, usa", { city: "Springfield", postal_code: "62701", country_code: "usa" }],
  ["東京都千代田区", { city: "千代田区", region: "東京都" }],
  ["東京、JP", { city: "東京", country_code: "JP" }],
  ["ঢাকা, BD", { city: "ঢাকা", country_code: "BD" }],
  ["IT", { country_code: "IT" }],
  [undefined, {}],
])("what is missing of an address leaves no trace: %s", (written, address) => {
  expect(writeAddress(address)).toBe(written);
});

it("loses nothing of an address, in whichever country", () => {
  const text = fc.option(fc.constantFrom("Mill Lane 1", "見本", "예시", "شارع", "10100"), { nil: undefined });
  const parts = { address: text, postal_code: text, city: text, region: text };
  const country_code = fc.constantFrom(..."AU IN GB BD BR PH TR HU IR KZ CN HK JP KR TW DE ZZ".split(" "));
  fc.assert(
    fc.property(fc.record({ ...parts, country_code }), (address) => {
      const written = writeAddress(address);
      for (const part of Object.values(address)) expect(written).toContain(part ?? "");
    }),
  );
});
