import type { Rule } from "./rule.ts";

/** How English speakers say that they cannot pay, or are in distress. */
export const ENGLISH_HARDSHIP: readonly Rule[] = [
  {
    signal: "hardship",
    weight: 80,
    says: `can not ~ $pay|afford|manage|make; can not ~ find the money; could not ~ afford
      unable|inability to ~ $pay|afford|meet|make; not ~ able to ~ $pay|afford|meet; not able to pay
      not ~ afford; not in a position to ~ $pay; no way ~ can pay; no means to_pay|of_paying
      not have ~ money|funds|cash; have no money|funds|cash|income|savings; no money; got no money
      can barely|hardly|scarcely ~; barely|hardly ~ afford; no way of paying; not got ~ money`,
    unlessBefore: `online; link; website; portal; by|with|via card|paypal|cheque|check|link|phone
      without|until|unless ~ invoice|po|order|credit|receipt|vat|details|number|iban|goods|delivery
      > until|unless ~ you|invoice|goods|order|corrected; for something|goods|work|things
      not our|my`,
    unlessAfter: "link; website; portal; why; that you",
  },
  {
    signal: "hardship",
    weight: 85,
    says: `lost|losing|lose|loosing|loose my|his|her|our|your|their|a ~ job|jobs|work
      lost|losing|lose|loosing|loose my|his|her|our|your|their|a ~ home|house|income
      lost job; out of work; unemploy*; jobless; redundan*; laid off; made redundant; got sacked
      fired
      on benefits; universal credit; disability; pip; no income; zero hours; furlough*; hours ~ cut
      on the dole; job seeker*; jobseeker*; food bank*; foodbank*; feed my|the|our; heat or eat
      can not ~ eat|cope|sleep|work|feed; not cope|coping; skint
      am|im|completely|totally|flat broke
      on my|our knees; struggl*; hardship; financial* ~ difficult*|problem*|trouble*|crisis|distress
      money ~ problem*|trouble*|worries; difficult|tough|tight|hard financial*; hard times
      cash|cashflow flow? ~ problem*|issue*|tight|difficult*|crisis|trouble*; money ~ tight
      money ~ run_out|short; short of|on money|cash|funds; no longer ~ afford|manage
      not ~ keep up ~; not ~ make ends meet; have|got nothing left|to_give|to_live; not eating
      not|no ~ way out; choose between heating|food|eating
      in debt; debts; drowning|sinking in ~ debt*|bills; overwhelmed; behind on|with ~ everything
      evict*; homeless; reposess*; repossess*; bailiff*; sick pay; sick leave; statutory sick
      signed off; off sick; long term sick; going under; went|going|gone bust; burnt|burned down
      house fire; vulnerable`,
    unlessBefore: `with ~ link|portal|website|login|system|app|form
      to find|log|open|access|understand
      to see|reach|download|get|locate|read`,
    unlessAfter: "$someone ~; not ~ struggl*; out of office; work hours",
  },
  {
    signal: "hardship",
    weight: 92,
    says: `bankrup*; insolv*; liquidat*; administrator*; receivership; chapter 7|11|13|seven|eleven
      in|into|entered|enter|under administration; winding up; wound up; ceased|stopped trading
      debt relief|advice|advis*|management|charity|counsel*|arrangement; stepchange; step change
      citizens advice; breathing space; breathingspace; national debtline; payplan; debtline; iva
      individual voluntary arrangement; dro; cva; money advice; moratorium; statutory moratorium
      sequestrat*; trust deed; cab adviser|advisor; closing|closed|shut ~ business|shop|company`,
    unlessAfter: "not ~ insolv*|bankrup*|liquidat*; system|network|database|your|payroll|office",
  },
  {
    signal: "hardship",
    weight: 90,
    says: `hospital|hospitals|hospitalised|hospitalized|hospitalisation
      am|im|is|been|been|was|fell|got|very|seriously|really|critically|terminally|too|so ill
      ill health|and|at|with|in|for|since|mother|father|wife|husband|child; illness; ill sick
      am|im|been|very|really|seriously|is|too sick; sick ~ can not|child|wife|husband|mother|father
      cancer; chemo*; tumour; tumor; stroke; heart attack|failure|condition; surgery; intensive care
      icu; dialysis; operation on my|me; my|an operation; car accident|crash; had an accident
      injured
      pass|passed|passes|passing away; my|her|his|our|their|the ~ died|death|funeral; died; dying
      deceased; death in|of; late husband|wife|father|mother|mum|dad|son; bereave*; funeral
      widow|widower
      he|she|they is|are dead; is dead; lost my|our ~ husband|wife|mother|father|mum|mom|dad|son
      lost my|our ~ daughter|child|baby|brother|sister|partner; executor; probate; grief; grieving
      depress*; anxiety; breakdown; mental* health|ill*|unwell; dementia; alzheimer*; care home
      suicid*; kill myself|me; end my life; end it all; ending it all; take my ~ life; not ~ go on
      want|wish|rather|going to die; better off dead; not want to live; not want to be here
      no reason to live
      self harm; desperate|desperation; at my wits end; no way out; end of my tether|rope
      panic attacks
      not know what_to_do|how_to_cope|what_else; domestic abuse|violence; divorc*; unwell
      disabled`,
    unlessAfter: `$someone|office|accounts ~; line|phone|battery|server|laptop|printer|computer ~
      not ~ desperat*`,
    unlessBefore: "limited; ltd; nhs; trust; supplies; invoice",
  },
];
