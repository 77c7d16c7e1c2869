import "./portal.css";
import "./community/community.css";
import "./complaints/complaints.css";
import "./help/help.css";
import "./guide/guide.css";
import { enlivenForm } from "../lib/forms/enliven-form.ts";
import { offerSimilar } from "./community/offer-similar.ts";
import { sendChosen } from "./complaints/send-chosen.ts";
import { suggestAnswers } from "./help/suggest-answers.ts";
import { keepTyped } from "./keep-typed.ts";
import { runRings } from "./run-rings.ts";
import { shareHere } from "./share/share-here.ts";
import { watchCase } from "./watch-case.ts";

/** What the pages do beyond reading and sending, where a browser runs scripts. */
const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-form]")];
// Before what is typed is taken for sent: a form with a fault is not.
for (const form of forms) enlivenForm(form);
keepTyped();
offerSimilar();
suggestAnswers();
// What was kept may show other fields.
for (const form of forms) form.dispatchEvent(new Event("change"));
runRings();
watchCase();
sendChosen();
shareHere();
