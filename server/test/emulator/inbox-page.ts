import PostalMime from "postal-mime";
import type { Accepted } from "#test/emulator/vendor.ts";

const SHOWN = 200;
const NAMES = { email: "Mail", sms: "Text", whatsapp: "WhatsApp", letter: "Letter" };
const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c }
  h1 { font-size: 1.3rem } nav a { margin-right: 1rem }
  article { border: 1px solid #ddd; border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0 }
  header { display: flex; gap: .8rem; color: #666; font-size: .85rem; flex-wrap: wrap }
  h2 { font-size: 1rem; margin: .4rem 0 } pre { white-space: pre-wrap; font: inherit; margin: 0 }
  iframe { width: 100%; height: 26rem; border: 0; border-top: 1px solid #eee }`;

/** The newest messages as a page; of one channel where it is named. */
export async function toInboxPage(
  messages: readonly Accepted[],
  channel: string | null,
): Promise<string> {
  const wanted = messages.filter((each) => channel === null || each.channel === channel);
  const shown = wanted.slice(-SHOWN).reverse();
  const articles = await Promise.all(shown.map((each) => toArticle(each)));
  const links = Object.entries(NAMES).map(
    ([key, name]) => `<a href="/?channel=${key}">${name}</a>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Emulated inbox</title>
<style>${STYLE}</style><h1>What was sent: ${wanted.length}</h1>
<nav><a href="/">All</a>${links.join("")}</nav>
${articles.join("\n") || "<p>Nothing yet.</p>"}</html>`;
}

async function toArticle(message: Accepted): Promise<string> {
  const { subject, text, html } = await readContent(message);
  const facts = [NAMES[message.channel], message.provider, message.at, message.state];
  const failure = message.failure === null ? [] : [message.failure];
  const pdf = message.details["pdf"] === undefined ? "" : linkTo(message);
  const body = html === "" ? `<pre>${escape(text)}</pre>` : frame(html);
  return `<article><header>${[...facts, ...failure].map((each) => `<span>${escape(each)}</span>`).join("")}</header>
<h2>${escape(message.to)}${subject === "" ? "" : `: ${escape(subject)}`}</h2>${body}${pdf}</article>`;
}

/** A mail by SMTP is kept as it came, and read only when somebody looks. */
async function readContent(message: Accepted) {
  if (message.provider !== "smtp") {
    const html = message.details["html"] ?? "";
    return { subject: message.subject ?? "", text: message.body, html };
  }
  const mail = await PostalMime.parse(message.body);
  return { subject: mail.subject ?? "", text: mail.text ?? "", html: mail.html ?? "" };
}

function linkTo({ providerId }: Accepted): string {
  return `<p><a href="/_ctl/letters/${encodeURIComponent(providerId)}.pdf">The letter as PDF</a></p>`;
}

function frame(html: string): string {
  return `<iframe sandbox loading="lazy" srcdoc="${escape(html)}"></iframe>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
