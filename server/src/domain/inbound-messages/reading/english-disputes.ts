import type { Rule } from "./rule.ts";

const NEVER_CAME: Rule = {
  signal: "dispute",
  weight: 84,
  says: `never|not ~ received|recieved|receive|got|get|had|arrived|arrive|came|turned|delivered
    nothing ~ arrived|delivered|received|came`,
  unlessAfter: `invoice|email|mail|statement|reminder|bill|letter|link|website|portal|page|reply
    answer;    will not; can not; did|have you; want|wish; to be`,
  unlessBefore: `invoice|invoices|bill|statement|email|emails|letter|reminder|reminders|message|copy
    reply|response|answer|call|wages|salary|money|paid|payment|link|back|around|able|access|page
    to pay`,
};

const NOT_AS_AGREED: Rule = {
  signal: "dispute",
  weight: 84,
  says: `not|never ~ received|recieved|got ~ $goods|anything|these|them|parts
    not|never ~ had|get|ordered|delivered ~ $goods|anything|these|them|parts
    $goods ~ not|never ~ received|recieved|arrived|delivered|came|ordered|turned
    not|never delivered
    not|never ~ order|ordered|booked|book|requested|agree|agreed|authorised|authorized|sign|signed
    never ~ used|heard_of ~ company|business|you; delivered to the wrong
    still waiting for|on ~ $goods|refund|credit|replacement; short delivered|delivery|by|shipped
    $goods ~ damaged|broken|faulty|defective|missing|late|wrong|incomplete|rubbish; arrived ~ broken
    damaged|broken|faulty|defective|missing ~ $goods|units|boxes|parts; faulty; damaged; defective
    were|was broken; poor quality; not fit for; not as described; not up to standard; substandard
    $goods|them|it ~ returned|sent_back; returned ~ $goods|everything|it|them|all
    discount ~ missing|not|forgotten; agreed ~ discount; sent|send|sending ~ back; refund
    credit note
    $already|was|were|have|been|had|i|we|is cancelled|canceled; cancelled|canceled ~ $goods|contract
    cancelled ~ subscription|agreement|booking|policy|membership|account|in|on|last|months|weeks
    cancel|cancelling ~ $goods|contract|subscription|agreement|membership|account|policy
    work|job|repair ~ not|never ~ finished|completed|done; not ~ finished|completed ~ work|job
    never ~ finished|completed|fixed|showed|turned ~ job|work|it|up
    work|job ~ incomplete|shoddy|poor|unfinished|terrible; not satisfied; unsatisfactory
    not happy with
    do not work|function; does not work; stopped working; was|were promised ~ discount|free
    about ~ broken|faulty|damaged; credit ~ not ~ deducted|applied`,
  unlessAfter:
    "link|website|portal|page|card|app|login|button|email; not want|wish|mean ~; will not be",
  unlessBefore: "here|there|for us|with_us; your|you ~ call|email",
};

const WRONG_BILL: Rule = {
  signal: "dispute",
  weight: 84,
  says: `wrong|incorrect|false|inaccurate ~ amount|price|invoice|bill|total
    wrong|incorrect|false|inaccurate ~ figure|quantity|vat|sum|rate
    wrong|incorrect ~ order|po|purchase|hours|company|entity|items|goods|charge|number_of|address_on
    $bill|price|total|quantity|figure ~ wrong|incorrect|inaccurate|mistake
    $bill|price|total|quantity|figure ~ error|false|too_high|duplicate
    $bill|price|total ~ not ~ right|correct|match|ours|mine|add|agreed|accurate|be_right
    can not be right
    not ~ what ~ agreed|quoted|ordered|signed; not the price|amount|rate
    $bill ~ should be #|less|lower
    error|mistake|errors|discrepancy|discrepancies in|on|with ~ $bill|billing|price; overcharg*
    charged ~ twice|too|double|wrong*|incorrect*; double charged|billed|invoiced
    billed|invoiced ~ twice
    duplicate ~ $bill; invoiced|billed|charged ~ never|not|which|that ~ received|delivered|ordered
    disput*; contest*; disagree*; reject ~ $bill|charge|claim; query* ~ $bill|amount; complain*
    not our|my order|invoice|debt|bill|account|purchase|charge|problem; not ours; not mine
    do not recogni*; not ~ recogni* ~ $bill; not accept ~ $bill|charge|this
    agreed price|discount|rate
    corrected|amended|revised|correct invoice|bill|version; quoted #; fraud*; scam*; rip off`,
  unlessAfter: "no dispute|complaint*; not ~ disput*|contest*|complain*|disagree*|fraud*|scam*",
};

const REFUSAL: Rule = {
  signal: "dispute",
  weight: 82,
  says: `refus* to pay|accept; will not ~ pay|paying; not paying; not going to pay; not pay ~ until
    not be paying; solicitor; lawyer; attorney; small claims; see you in court; trading standards`,
  unlessAfter: "if; your ~ solicitor; can not",
};

/** How English speakers say that they do not owe what an invoice says. */
export const ENGLISH_DISPUTES: readonly Rule[] = [
  NEVER_CAME,
  NOT_AS_AGREED,
  WRONG_BILL,
  REFUSAL,
  { signal: "dispute", weight: 58, says: "not owe; owe you nothing; owe nothing" },
];
