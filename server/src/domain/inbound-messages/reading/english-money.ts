import type { Rule } from "./rule.ts";

const DOUBTS = `not|never|nobody|who|when|until|till|once|if|unless|whether|will|would|should|could
  must|shall|needs|need|cannot|without; to be; be paid; being paid
  i|we|they|he gets|get|got|am|im|are|be
  ^has|was|is|did|does|were|are $pronoun; ^have i|we|you|they|any; no payment|record|one; want|wants
  how; why; hardly; i thought|think; not sure`;

/** How English speakers say that they have paid. */
export const ENGLISH_PAID: readonly Rule[] = [
  {
    signal: "paid_already",
    weight: 90,
    says: `$already ~ $paid|sorted; i|we|have|has|was|were|been|just|is|ive|it ~ $paid
      $paid $already
      $paid yesterday|today|last|on|in|by|this|via|the|it|u|you|to|through|at|ages|weeks|online
      $paid #|£|€|for|all|both|into|with|within
      $paid over|them|your|everything|friday|monday|and|direct|cash
      $paid tuesday|wednesday|thursday|saturday|sunday|invoice|mate|thanks|thx|already|a|an|my|our
      $payment|it $paid|sent|made|done|completed|complete|processed|executed|cleared|gone
      $payment|it|amount|money ~ was|been|has|is|already|just ~ $paid|sent|made
      $payment|it|amount|money ~ was|been|has|is|already|just ~ done|processed|cleared
      $payment ~ went|left|came|cleared out|through|our|my; $payment ~ gone out|through|across|over
      sent ~ $payment|money; made ~ $payment; did ~ bank? transfer; done ~ $payment
      $already sent ~ $payment|it|money|over; already been|done|sorted|settled|taken ~
      money ~ taken|left|gone ~ account; debited from; $payment|money is ~ on its|the way
      $bill ~ been|was|is ~ $paid|cleared|sorted; paid in full; all paid
      have our|my|the $payment; used the link; show|shows|showing ~ as paid; have cleared ~ $bill
      proof of payment; remittance advice; payment confirmation|receipt; attached ~ receipt
      see|find ~ receipt|remittance; have ~ receipt|confirmation`,
    unlessAfter: DOUBTS,
    unlessBefore: `nothing; only|just half|part; half|part|some_of|deposit|instalment; too much
      twice; half now
      by you; who; once|when|if|as you|goods; by mistake; next|tomorrow|soon`,
  },
  {
    signal: "paid_already",
    weight: 55,
    says: `$paid ~ half|part|some|deposit; $paid nothing; think|thought ~ $paid
      should have been $paid`,
    unlessAfter: "not|never|nobody; will",
  },
];

/** How English speakers say that they will pay. */
export const ENGLISH_PROMISES: readonly Rule[] = [
  {
    signal: "promise",
    weight: 86,
    says: `will|shall|ill|il|gonna|lets|let ~ $pay
      will|ill|well|shall ~ send|make|do|get ~ $payment
      well pay|send|transfer|settle
      will|ill ~ get|have ~ it|this|that ~ $paid|sorted|done|to|cleared
      will|ill ~ sort|arrange|organise|organize|process|action|schedule ~ it|this|payment|$bill|out
      will|ill ~ pop|put|bung|drop ~ $payment|over|through|across|in; will|ill do it|that|this $soon
      will be ~ $paid|made|sent|cleared|processed|released
      will be ~ actioned|included|done|paying|sorted|settling
      will be ~ paying; to be paid $soon; going to $pay|make|send|settle; going to ~ $pay
      am|im|are|be|is paying|settling|transferring; ^paying; paying $soon|it|this|half|the|you
      $payment ~ scheduled|booked|planned|arranged|queued|due_to_go|set; scheduled ~ $payment|for
      $payment will|shall|is going ~; next ~ payment|pay|cheque|check run; promise ~ $pay|to|it
      can|could $pay|do|make|send|manage|settle ~; able to $pay
      you will|shall ~ have|get|receive; will ~ be with you; will be in ~ account
      $payment to follow|come|arrive; $payment ~ with you $soon
      you have|get ~ $payment|it $soon; expect ~ $payment
      $payment on|by|tomorrow|next|this|in|before
      i|we $pay $soon|it|you|the|#|in; intend|plan|planning|aim|agree|propose to $pay|make|settle
      i|we propose|offer ~ $pay|payment|payments|#; commit ~ $pay|payment; agreed to pay; pay ~ rest
      $pay you $soon|back|then|friday; pay $soon; pay the rest|remainder|balance; rest ~ $soon
      will ~ ~ and $pay`,
    unlessAfter: `not|never|who|when|what|why|how|which|would|if|whether|refuse|cannot|unable|wont
      ^can|could|may|should|shall|do|does|did|must i|we|you; ^would; you must|should|can|need
      you will $pay
      want|wants|wanted|asked|expect you|me|us; ^where; ^is|are|will $pronoun; nobody; to be`,
    unlessBefore: `nothing
      once|when|after|unless|if|until ~ you|goods|delivery|deliver|order|received
      > once|when|after|unless|if|until ~ you|goods|delivery|resolved|corrected|fixed|work; nobody
      as soon as ~ you|goods|invoice|credit|work|corrected|order; not a; not one; a penny`,
  },
  {
    signal: "promise",
    weight: 66,
    says: `hope|hoping|try|trying to ~ $pay|settle|make|get; will|ill see what i can
      should be able to pay
      should ~ be $paid $soon; sort it|this|that ~ out? $soon; sort it|this out asap; asap
      pay|paid as soon as i|we can; on my list; will look into payment; when i get paid; on payday`,
    unlessAfter:
      "not|never|please|you; ^can|could|would|will you|i|we; send; call; contact; ring; let",
    unlessBefore: "you; please",
  },
];
