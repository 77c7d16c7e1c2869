/** The rules of forms, the same in the browser and on the server. */
export { type Answers, filesOf, isAboutPerson, isQuestion, shownFields, valuesOf } from "./answers.ts";
export { type AnswerFault, checkAnswers, type FaultCode, faultCodes, longestOf, MOST_FILES } from "./check-answers.ts";
export { type FormFaultCode, type FormProblem, faultsOfForm } from "./faults-of-form.ts";
export { acceptOf, type FormFileKind } from "./file-kinds.ts";
export { type FieldKind, type FieldRole, fieldKinds, fieldRoles } from "./kinds.ts";
export { sayLabel } from "./say-label.ts";
