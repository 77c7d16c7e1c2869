import "./portal.css";
import { keepTyped } from "./keep-typed.ts";
import { runRings } from "./run-rings.ts";
import { watchCase } from "./watch-case.ts";

/** What the pages do beyond reading and sending, where a browser runs scripts. */
keepTyped();
runRings();
watchCase();
