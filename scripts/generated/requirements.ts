import type { Requirement } from "./requirements-page.ts";

/** What the product must do, in short; an id stays with its requirement for good. */
export const requirements: readonly Requirement[] = [
  { id: "A1", title: "Channels in one system, each a small adapter behind one contract" },
  { id: "A2", title: "One customer record over all their handles" },
  { id: "A3", title: "One timeline per customer over all channels" },
  { id: "A4", title: "The same problem raised again, on any channel, joins the open case and makes it more urgent" },
  { id: "A5", title: "A case can move between channels" },
  { id: "A6", title: "Everything that comes in is acknowledged with a case number and a concrete time" },
  {
    id: "B1",
    title:
      "Reply-time policies by channel, priority, customer tier and topic, in business calendars that know holidays and make-up …",
  },
  { id: "B2", title: "A callback is a promise" },
  { id: "B3", title: "No vague answers" },
  {
    id: "B4",
    title:
      "One ledger for every promise of any kind (reply, callback, refund, delivery window, repair, partner's duty, carrier's …",
  },
  {
    id: "B5",
    title: "The customer sees the promises made to them, with their state, without logging in to anything complicated",
  },
  { id: "B6", title: "A ladder of escalation" },
  { id: "C1", title: "Who calls again reaches the person who handled the matter, if at work" },
  { id: "C2", title: "First-contact owner (首问负责制)" },
  { id: "C3", title: "Make good first, recover later (先行赔付)" },
  { id: "C4", title: "A claim against a carrier or partner has its own promises and reminders" },
  { id: "C5", title: "Complaints rank above questions" },
  { id: "C6", title: "Complaint handling" },
  { id: "C7", title: "A case is closed by the customer's word, or by a rule the customer was told about" },
  { id: "C8", title: "Each closed complaint names its cause" },
  {
    id: "D1",
    title:
      "A knowledge base with versions, languages and products, searched in natural language, Chinese and English, that ranks …",
  },
  {
    id: "D2",
    title:
      "A robot that answers in web chat and IM from that knowledge, asks back when unsure, never invents, and hands over to a …",
  },
  { id: "D3", title: "While an agent writes, fitting articles and past solutions are offered" },
  { id: "D4", title: "Remote help" },
  { id: "D5", title: "Self-service is measured honestly" },
  { id: "D6", title: "A public community where customers, staff and named executives answer" },
  {
    id: "E1",
    title:
      "The same problem appearing at scale — by product, batch, part, region, partner, carrier, channel, words — is noticed …",
  },
  {
    id: "E2",
    title:
      "A warning goes up a ladder to named leaders with a deadline to decide (B4), and shows why in one sentence and one plot",
  },
  {
    id: "E3",
    title:
      "Decisions (investigate, stop sale, announce, recall, compensate) are recorded and carried out as tracked actions",
  },
  { id: "E4", title: "Recall and public notice" },
  { id: "E5", title: "The silent ones are estimated" },
  { id: "E6", title: "Executives' mailbox and public answers by named leaders, with the same promises as any case" },
  {
    id: "E7",
    title:
      "A register of quality problems per product and batch, from first signal to fix verified by falling complaints",
  },
  { id: "F1", title: "An order becomes obligations" },
  { id: "F2", title: "Every hand-over is acknowledged by the receiving partner or chased" },
  { id: "F3", title: "Reconciliation (盘点)" },
  { id: "F4", title: "A partner portal and API" },
  {
    id: "F5",
    title:
      "Scorecards per partner (kept on time, complaints per thousand, first-time fix, claims), shown to the partner, with …",
  },
  { id: "F6", title: "The customer deals with one contact, whoever is behind it" },
  {
    id: "G1",
    title: "Product search, details and side-by-side comparison, for customers and for agents who advise them",
  },
  { id: "G2", title: "Personal" },
  { id: "G3", title: "A dossier per customer (profile, browsing, purchases, service history)" },
  { id: "H1", title: "Made to order" },
  { id: "H2", title: "Order tracking in plain steps, and Order Watch" },
  { id: "H3", title: "Several safe ways to pay, incl" },
  { id: "H4", title: "Delivery by appointment" },
  { id: "I1", title: "Continuing help" },
  { id: "I2", title: "Lifelong follow-up" },
  { id: "I3", title: "Returns and exchanges" },
  { id: "I4", title: "Central repair" },
  { id: "I5", title: "Service outlets and technicians" },
  { id: "I6", title: "Spare parts" },
  { id: "I7", title: "Warranty" },
  { id: "I8", title: "Connected products report faults themselves and open a case before the customer notices" },
  { id: "J1", title: "Five or more tiers by growth points" },
  { id: "J2", title: "Every point explained" },
  { id: "J3", title: "No rule that punishes using one's rights" },
  {
    id: "K1",
    title:
      "Reply within 6 h, fully answered, never answered, kept promises, satisfaction, per channel, team, product, partner, …",
  },
  { id: "K2", title: "Quality review of conversations with scorecards" },
  { id: "K3", title: "Staffing" },
  { id: "K4", title: "Reports on a schedule, export as CSV / XLSX, an API for BI" },
  { id: "L1", title: "Chinese and English throughout" },
  {
    id: "L2",
    title:
      "Roles and permissions, single sign-on (OIDC), two-factor, audit trail, data export and erasure on request (PIPL / GDPR)",
  },
  { id: "L3", title: "REST API with OpenAPI, signed webhooks, a typed client" },
  { id: "L4", title: "One command to run with nothing else installed" },
  { id: "L5", title: "Backup, restore, upgrade with a running system, health and metrics" },
];
