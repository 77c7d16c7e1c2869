import type { Ctx } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { cleanFileName, type OpenedFile, openFile, sniffType } from "../conversations/index.ts";
import { claimClosed, fileNotFound, filesMissing, tooManyFiles } from "./errors.ts";
import { claimFilesAdded } from "./events.ts";
import { getClaim, lockVisible } from "./find-claims.ts";
import { factsOf, subjectOf } from "./promise-next.ts";
import { filesOf, insertFiles } from "./store/files.ts";
import { addStep } from "./store/steps.ts";
import { tellOwner } from "./tell-owner.ts";

/** As it was sent: what it is, is told by its bytes. */
type PartnerFile = { name: string; content: Buffer };

/** So many papers are enough for one claim. */
const MOST_FILES = 30;

/**
 * Keeps papers and photos that a partner hands in about an open claim. The same one sent again is one.
 * @throws claims.not_found, claims.closed, claims.files_missing, claims.too_many_files
 */
export async function addPartnerFiles(ctx: Ctx, id: number, files: readonly PartnerFile[]): Promise<void> {
  if (files.length === 0) throw filesMissing({ field: "files" });
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    if (claim.state === "closed") throw claimClosed();
    const there = await filesOf(tx.db, id);
    if (there.length + files.length > MOST_FILES) throw tooManyFiles({ field: "files", limit: MOST_FILES });
    const kept = await keepFiles(
      tx,
      files.map(({ content }) => content),
    );
    const rows = await Promise.all(
      files.map(async (file, n) => {
        const name = cleanFileName(file.name);
        return { claimId: id, name, type: await sniffType(name, file.content), at: tx.now(), ...kept[n]! };
      }),
    );
    const names = (await insertFiles(tx.db, rows)).map(({ name }) => name);
    if (names.length === 0) return;
    await addStep(tx, { claimId: id, kind: "file", words: names.join(", ") });
    tx.emit(claimFilesAdded, { ...factsOf(claim), names }, await subjectOf(tx, claim));
    await tellOwner(tx, claim, "claim_files_added", names.join(", "));
  });
}

/** A paper of a partner's, for who may see the claim. @throws claims.not_found, claims.file_not_found */
export async function openPartnerFile(ctx: Ctx, id: number, fileId: number): Promise<OpenedFile> {
  await getClaim(ctx, id);
  const file = (await filesOf(ctx.db, id)).find((one) => one.id === fileId);
  if (!file) throw fileNotFound({ id: fileId });
  return openFile(ctx, file);
}
