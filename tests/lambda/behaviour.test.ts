/** What the tests of behaviour say of every door, said of the bundles that are deployed. */
import { closeClouds } from "../support/bundle-doors.ts";
import "../behaviour.test.ts";
import "../behaviour-history.test.ts";
import { afterAll, expect, it } from "vitest";
import { refused, unused } from "../support/permissions.ts";

afterAll(closeClouds);

it("is refused nothing, and may do nothing in vain", () => {
  expect([...refused]).toEqual([]);
  expect(unused()).toEqual([]);
});
