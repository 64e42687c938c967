import { describe, expect, test } from "vitest";
import { readHtml } from "#server/providers/email/read-html.ts";

describe("HTML as text", () => {
  test.each<[string, string]>([
    ["<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["<div>One</div><div>Two</div>", "One\nTwo"],
    ["One<br>Two<br/>Three<BR />", "One\nTwo\nThree"],
    ["<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"],
    ["<ul><li>One</li><li>Two</li></ul>", "One\nTwo"],
    ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
    ["One\r\n  two\tthree", "One two three"],
    ["<pre>One\n  two</pre>Three", "One\ntwo\nThree"],
    ["<b>Bold</b> and <a href='x>y'>link</a>", "Bold and y'>link"],
    ["&pound;5 &amp; &#8364;6 &#x20AC;7 &uuml;&szlig;&eacute;", "£5 & €6 €7 üßé"],
    ["&unknown; &#0; &#99999999; &", "&unknown; &#0; &#99999999; &"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    ["<style>p{}</style><script>a<b</script><title>t</title>Words", "Words"],
    ["<STYLE>never closed", ""],
    ["<head><title>x</title></head><body>Words</body>", "Words"],
    ["<html><head><meta charset=utf-8><body>Words", "Words"],
    ["a<!-- hidden --><!--[if mso]>x<![endif]-->b", "ab"],
    ["a<!-- never closed", "a"],
    ["<!DOCTYPE html><?xml x?>Words", "Words"],
    ["a<br", "a"],
    ["<blockquote>Ours<div>too</div></blockquote>Theirs", "> Ours\n> too\nTheirs"],
    ["</blockquote>Theirs", "Theirs"],
    ["", ""],
  ])("%j is %j", (html, text) => {
    expect(readHtml(html).trim()).toBe(text);
  });

  test.each<[string, string]>([
    ["open brackets", "<".repeat(500_000)],
    ["open tags", "<p ".repeat(160_000)],
    ["open comments", "<!--".repeat(120_000)],
    ["open styles", "<style>".repeat(70_000)],
    ["ampersands", "&".repeat(500_000)],
    ["spaces", " ".repeat(500_000)],
    ["block quotes", "<blockquote>".repeat(40_000)],
  ])("is read in little time when it is made of %s", (_, html) => {
    const begin = performance.now();
    readHtml(html);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
