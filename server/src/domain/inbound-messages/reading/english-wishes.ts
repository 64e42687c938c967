import type { Rule } from "./rule.ts";

const STOPS: Rule = {
  signal: "stop",
  weight: 92,
  says: `stop $messaging|$annoying; stop sending $me; stop sending ~ $noun; stop $noun; stop contact
    stop all|any|with|the|these|those|your|this|further ~ $noun; stop all contact|communication*
    cease ~ $messaging|contact; cease and desist; quit $messaging|$annoying; quit sending $me
    stop sending ~ to $me
    enough of|with ~ $noun; be|being removed from ~ list|lists|database
    not consent to ~ contact*|receive|being|$noun; no longer consent
    not contact|text|message|email|write ~ again; not want to hear from you; not send ~ more ~ $noun
    not want|wish to be contacted|texted|emailed|messaged
    not want you to contact|text|message|email
    not want|need any|your|these|more|such $noun; not want any_more|more_of $noun
    not want|wish to receive|get ~ $message; not contact this; no more $noun|contact
    no more of these
    no further $noun|contact; no longer want|wish|wanted to ~ $message|contacted
    leave $me|my alone; leave my family alone; leave $me the hell|f* alone; lose my number
    ^forget my number; please forget my number; fuck|piss|sod|bugger off; ^get lost`,
  unlessAfter: `did|does|why; when ~ you; not stop; never stop; not ask|want|tell ~ stop
    not leave; if`,
  unlessBefore: `before|until|during|between; at work; at_night|evening|weekends; this way
    via|by|on|at phone; on weekends|sundays|sunday; after #|hours; my old
    about the|this delivery; needed|necessary|required`,
};

const NOT_TO_ME: Rule = {
  signal: "stop",
  weight: 88,
  says: `not contact|text|message|email|call|write|phone|ring|bother|harass $me; not write to $me
    not ~ contact|text|message|email|call|phone|bother $me; not send $me ~ $noun|anything|any_more
    never ever? contact|text|message|email|write|call|ring|phone $me
    never again contact|text|email`,
  unlessAfter: `did|does|why|could|can|has|have|had|if|when|until|you|they|he|she|will|would
    hesitate|able|forget|fail; not stop`,
  unlessBefore: `back; before|until|during; at work; about; by|on phone; when|if|unless|once
    anything ~ about`,
};

const OPT_OUTS: Rule = {
  signal: "stop",
  weight: 92,
  says: `unsubscribe|unsuscribe|unsubcribe|unsubscibe|unsub me|us|from|this|please|now
    unsubscribe|unsuscribe|unsubcribe|unsub; be unsubscribed; opt $me out; opting out
    want|wish|like|would to opt out; opt out of|from; i opt out; please opt out; and opt out
    remove $me from|off|please|now; remove $me|my ~ from ~ list|lists|database|system|contacts
    remove|delete|erase my|this ~ number|email|details|data|contact|mobile|phone
    take $me off; take my number|email|name|details|phone ~ off; delete me; get $me off ~ list
    revoke|withdraw ~ consent|permission; object to ~ processing|messages|contact`,
  unlessAfter: "not want|wish|need|like; never; to unsubscribe ~ click; link to; old",
  unlessBefore: `fee; charge; line; item; hold; credit
    from the|this|your invoice|bill|statement|order`,
};

const WRONG_PERSON: Rule = {
  signal: "wrong_person",
  weight: 88,
  says: `wrong number|person|guy|man|woman|contact|recipient|individual|bloke; wrong email address
    wrong telephone|phone|mobile number; wrong no mate|sorry|pal; got ~ wrong person|number
    not the|that|this person|individual|customer; is not me; not me; was not me
    do not know this|that|him|her|them|anyone|anybody|who_this|who_that|who_he|who_she
    do not know who ~ is; not know ~ person; never heard of him|her|them|this_person|that_person
    no one|body ~ called|named; nobody|noone|no_one here|by|called|named; nobody ~ by
    no one by ~ name; not my name; no such person; by that name; not a customer; not your customer
    never been a customer; number belongs to; number is someone; my number now; new owner of
    just got this number; it is a new number; not live here; no longer lives; moved out
    not at this address; got|reached|have|is|to someone|somebody else
    not ~ phone|number anymore|now
    mistaken identity; no idea who|what ~ is|are; number ~ not belong; wrong company|business|firm
    nothing to do with ~ $me|company|person|business; confus* $me with; not affiliated with
    not the right|correct person|contact; not responsible for ~ $bill|payment|payments|accounts
    do not deal|handle ~ $bill|payments|accounts; not my department`,
  unlessBefore: `of|on ~ invoice|bill|units|items|hours|boxes; who|that; to ask
    $bill|reason|amount|date|details`,
};

const LEFT: Rule = {
  signal: "left",
  weight: 90,
  says: `no longer works|work|working|employed|with|at ~ $my; no longer works|work|employed|working
    no longer with|at|the|our|this company|firm|business|us; not work here|there|for_us|with_us|at
    has left us; left ~ company|business|firm|organisation|organization|employment|role
    not work ~ anymore|any_more; not employed here|by; not with_us|at|here ~ more|anymore|longer
    retired from; has retired; left our employment
    mailbox ~ no longer ~ monitored|active|used|in; address is no longer`,
  unlessAfter: "link; button; website; portal; card; i can",
};

/** How English speakers say that they want no contact, or that we have the wrong person. */
export const ENGLISH_WISHES: readonly Rule[] = [STOPS, NOT_TO_ME, OPT_OUTS, WRONG_PERSON, LEFT];
