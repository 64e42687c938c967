/** What means "no more contact" as all that a person writes: the words of the carriers and more. */
export const STOP_WORDS = `stop;stopall;stop all;stop it;stop this;stop now;stop that;unsubscribe
  unsub;unsubscribe me;unsubscribe all;unsubscribe from all;end;quit;cancel;revoke;optout;opt out
  opt me out;remove;remove me;delete me;td;stop sms;stop messages;stop texts;stop emails
  stop email;stop whatsapp;stop texting;unsuscribe;unsubcribe;unsubscribed;stp;stopp;stopt
  stopp sms;abmelden;abmeldung;abbestellen;abbestellung;austragen;löschen;aufhören;aufhoren
  hör auf;hören sie auf;stopp alle;stop alle;arret;arrêt;arret sms;arrêtez;arreter;arrêter
  stop sms;desinscrire;désinscription;désinscrire;désinscrivez moi;me désinscrire;desabonner
  désabonnement;désabonner;désabonnez moi;me désabonner;se désinscrire;stopper;stoppez
  désabonne moi;supprimer;retirez moi;no more;leave me alone;go away;stop tout;stop contact`;

/** The stop words that keep their meaning as one sentence among others. */
export const PLAIN_STOPS = `stop;stopall;stop all;stop it;stop this;unsubscribe;unsubscribe me
  stopp;optout;opt out;arret;arrêtez;hören sie auf;hör auf;leave me alone;stop now;remove me
  désinscription;désabonnement;abmelden`;

/** What takes a stop back when it is all that a person writes. */
export const START_WORDS = `start;start all;startall;unstop;resume;subscribe;optin;opt in;restart
  resubscribe;weiter;anmelden;wieder anmelden;reprendre;démarrer;réabonner;abonner;réinscrire
  starten`;

/** What takes a stop back too, where it is the carriers' word for it. */
export const YES_WORDS = "yes;yes yes";

/** What asks for a person, as all that somebody writes. */
export const HELP_WORDS = "help;info;hilfe;aide;help me;information;infos";

/** What means "I have paid" as all that a person writes. */
export const PAID_WORDS = `paid;payed;done;all done;settled;sorted;all sorted;paid up;all paid
  already;already paid;bezahlt;erledigt;überwiesen;ist bezahlt;schon bezahlt;ist erledigt
  beglichen;ist raus;schon erledigt;payé;réglé;fait;c est fait;c est payé;c est réglé;déjà payé
  déjà réglé;viré;déjà fait;payee;réglée`;

/** What may stand around such words and changes nothing. */
export const POLITE_WORDS = `please pls plz plse thanks thank you thx ty ta now immediately ok
  okay bitte danke sofort jetzt vielen dank svp stp merci s il vous te plait hi hello hey hallo
  bonjour dear sir madam sirs guten tag kindly regards cheers mfg cordialement mate und just hiya
  team all ladies gentlemen`;
