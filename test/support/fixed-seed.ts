import fc from "fast-check";

// Where a change is judged, it is judged by the same cases each time; everywhere else each run tries others.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_122 });
