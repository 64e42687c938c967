import { describe, expect, test } from "vitest";
import { readAnswer } from "#client/read-answer.ts";

const BYTES = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x80]);
const request = { method: "GET", url: "http://dunlin.test/v1/notifications/1/letter", init: {} };

function answer(body: string | Uint8Array<ArrayBuffer> | null, type: string, status = 200) {
  const response = new Response(body, { status, headers: { "content-type": type } });
  return readAnswer(response, request as never);
}

describe("a document", () => {
  test.each(["application/pdf", "application/pdf; charset=binary"])(
    "of %s is its bytes as they came",
    async (type) => {
      expect(await answer(BYTES, type)).toEqual(BYTES);
      expect(await answer(null, type)).toEqual(new Uint8Array());
    },
  );

  test("that is refused is the refusal, whatever type was wanted", async () => {
    const problem = JSON.stringify({ code: "not_possible_now", detail: "It goes by email." });
    await expect(answer(problem, "application/problem+json", 409)).rejects.toMatchObject({
      code: "not_possible_now",
      status: 409,
    });
    await expect(answer(BYTES, "application/pdf", 502)).rejects.toMatchObject({
      code: "unexpected_answer",
    });
  });
});
