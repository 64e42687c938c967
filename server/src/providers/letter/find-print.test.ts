import { expect, test } from "vitest";
import { findPrint } from "#server/providers/letter/find-print.ts";
import { sampleLetter } from "#server/providers/letter/sample-letter.ts";

const LOST = {
  message: { attemptId: "a-1", letter: sampleLetter() },
  handedOverAt: new Date("2026-11-20T09:00:00Z"),
  now: new Date("2026-11-22T09:00:00Z"),
  knownProviderIds: new Set<string>(),
};
const draft = { id: "p1", reference: "a-1", metadata: { attempt: "a-1" }, confirmed: false };
const whole = { object: "list", has_more: false };

test.each([
  [
    "a draft beside a confirmed one",
    { ...whole, data: [draft, { ...draft, id: "p2", confirmed: true }] },
    "accepted",
  ],
  ["drafts alone", { ...whole, data: [draft, { ...draft, id: "p2" }] }, "absent"],
  ["a draft without our metadata", { ...whole, data: [{ ...draft, metadata: null }] }, "absent"],
  ["nothing", { ...whole, data: [] }, "open"],
  [
    "a longer reference",
    { ...whole, data: [{ ...draft, reference: "a-10", confirmed: true }] },
    "open",
  ],
  [
    "a person's own print job of the same reference",
    { ...whole, data: [{ ...draft, metadata: { attempt: "a-2" }, confirmed: true }] },
    "open",
  ],
  ["a first page", { data: [draft], has_more: true }, "open"],
  ["no word about further pages", { data: [draft] }, "open"],
  [
    "a draft of which nothing is said",
    { ...whole, data: [{ ...draft, confirmed: undefined }] },
    "open",
  ],
  [
    "a confirmed one without id",
    { ...whole, data: [{ ...draft, id: null, confirmed: true }] },
    "open",
  ],
  ["something else", "no list", "open"],
])("a list that shows %s leaves the letter %s", (_what, json, finding) => {
  expect(findPrint({ json, refusal: null }, LOST, 1_000)).toMatchObject({ finding });
});
