import type { Wording, WrittenTone } from "./wording.ts";

// No background and no text colour are set, so that a mail program's dark mode stays legible.
const FONT = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const RULE = "1px solid #8c959f";
const CELL = `padding:8px 12px 8px 0;border-bottom:${RULE};text-align:left;vertical-align:top`;
const SUM = `padding:8px 0;border-bottom:${RULE};text-align:right;vertical-align:top;white-space:nowrap`;
const BUTTON =
  "display:inline-block;padding:10px 20px;border:2px solid #4f83b5;border-radius:6px;font-weight:600";
const SMALL = 'style="font-size:14px;opacity:.8"';

/** The page of a tone: one Liquid template out of a language's fragments, readable from 320 px up. */
export function layOutHtml(words: Wording, tone: WrittenTone): string {
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{ creditor.name }}</title>
</head>
<body style="margin:0;padding:24px 16px;${FONT}">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;padding-bottom:12px;border-bottom:2px solid #4f83b5"><strong>{{ creditor.name }}</strong></p>
<p>${words.greeting}</p>
<p>${words.openings[tone]} ${words.dueDate}</p>
${layOutTable(words)}
<p>${words.requests[tone]}</p>
{% if creditor.paymentLink %}<p><a href="{{ creditor.paymentLink }}" style="${BUTTON}">${words.payOnline}</a><br><span ${SMALL}>{{ creditor.paymentLink }}</span></p>
{% endif %}{% if creditor.paymentInstructions %}<p><strong>${words.howToPay}</strong>{% for line in creditor.paymentInstructions %}<br>{{ line }}{% endfor %}</p>{% elsif creditor.paymentLink %}{% else %}<p>${words.payAsInvoiced}</p>{% endif %}
<p>${words.alreadyPaid}</p>
<p>${words.disputed}</p>
<p>${words.contact}</p>
<p>${words.closing}<br>{{ creditor.name }}</p>
<p style="margin:32px 0 0;padding-top:12px;border-top:${RULE};font-size:14px;opacity:.8">${words.stop}</p>
</div>
</body>
</html>
`;
}

function layOutTable({ statement, columns, row, total, overdueShare }: Wording): string {
  return `<table style="width:100%;border-collapse:collapse;${FONT};line-height:1.4">
<caption style="padding:8px 0;text-align:left">${statement}</caption>
<thead><tr>
<th scope="col" style="${CELL}">${columns.invoice}</th>
<th scope="col" style="${CELL};width:36%">${columns.due}</th>
<th scope="col" style="${SUM}">${columns.owed}</th>
</tr></thead>
<tbody>{% for invoice in invoices %}
<tr>
<td style="${CELL};word-break:break-word">{{ invoice.number }}<br><span ${SMALL}>${row.issued}</span></td>
<td style="${CELL}">{{ invoice.dueOn }}{% unless invoice.isDueToday %}<br><span ${SMALL}>{{ invoice.dueRelative }}</span>{% endunless %}</td>
<td style="${SUM}">{{ invoice.outstanding }}{% if invoice.isPartlyPaid %}<br><span style="font-size:14px;opacity:.8;white-space:normal">${row.original}</span>{% endif %}</td>
</tr>{% endfor %}
</tbody>
</table>
{% for total in totals %}<p><strong>${total}</strong>{% if total.isPartlyOverdue %} (${overdueShare}){% endif %}</p>{% endfor %}`;
}
