/** The front door of the models: nobody else talks to one. */
export { askChat, type ChatAnswer, canAskChat } from "./calling/ask-chat.ts";
export { type Masked, maskPersonal, unmask } from "./calling/mask.ts";
export { embeddingModel, embedPassages, embedQuestion } from "./embedding/embed.ts";
export { type Mood, moods } from "./simulator/answer.ts";
export { SIMULATED_MODEL, startModelSimulator } from "./simulator/start-model-simulator.ts";
