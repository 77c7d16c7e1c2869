import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Checkbox, Input, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { type ImportFormat, type ImportReport, importFormats } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./knowledge.module.css";
import { languages } from "./knowledge-queries.ts";

/** Brings in what another help centre exported, or a web page: first as a trial, then for good. */
export function ImportTab() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [format, setFormat] = useState<ImportFormat>("zendesk");
  const [locale, setLocale] = useState<Locale>(i18n.language === "en" ? "en" : "zh-CN");
  const [file, setFile] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState("");
  const [publish, setPublish] = useState(false);
  const [report, setReport] = useState<{ report: ImportReport; dryRun: boolean } | null>(null);
  const isPage = format === "page";
  const isReady = isPage ? address.trim() !== "" : file !== null;
  const send = (dryRun: boolean) =>
    run(async () => {
      const content = isPage ? address.trim() : await file!.text();
      const body = { format, locale, dryRun, publish, content, ...(file && !isPage && { name: file.name }) };
      setReport({ report: await api.post("/api/v1/knowledge/import", { body }), dryRun });
      if (!dryRun) await client.invalidateQueries({ queryKey: ["knowledge"] });
    });
  return (
    <div className={styles.import}>
      <p>{t("desk-knowledge.import.hint")}</p>
      <label htmlFor="knowledge-format">{t("desk-knowledge.import.format")}</label>
      <Select
        id="knowledge-format"
        value={format}
        onChange={(value) => {
          setFormat(value);
          setReport(null);
        }}
        options={importFormats.map((value) => ({ value, label: t(`desk-knowledge.import.formats.${value}`) }))}
      />
      <label htmlFor="knowledge-locale">{t("desk-knowledge.fields.locale")}</label>
      <Select id="knowledge-locale" value={locale} onChange={setLocale} options={[...languages]} />
      <label htmlFor="knowledge-file">
        {t(isPage ? "desk-knowledge.import.address" : "desk-knowledge.import.file")}
      </label>
      {isPage ? (
        <Input
          id="knowledge-file"
          type="url"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          placeholder="https://"
        />
      ) : (
        <span className={styles.row}>
          <Button id="knowledge-file" onClick={() => chooser.current?.click()}>
            {file?.name ?? t("desk-knowledge.import.choose")}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={t("desk-knowledge.import.file")}
            accept=".json,.csv,.md,.markdown,text/*"
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setReport(null);
            }}
          />
        </span>
      )}
      <Checkbox checked={publish} onChange={({ target }) => setPublish(target.checked)}>
        {t("desk-knowledge.import.publish")}
      </Checkbox>
      <div className={styles.row}>
        <Button disabled={!isReady} loading={busy} onClick={() => void send(true)}>
          {t("desk-knowledge.import.try")}
        </Button>
        <Button type="primary" disabled={!isReady} loading={busy} onClick={() => void send(false)}>
          {t("desk-knowledge.import.do")}
        </Button>
      </div>
      {report && <Report {...report} />}
    </div>
  );
}

function Report({ report, dryRun }: { report: ImportReport; dryRun: boolean }) {
  const { t } = useTranslation();
  const { added, changed, unchanged, skipped, titles, gone } = report;
  return (
    <section aria-live="polite">
      <Alert
        type={skipped.length > 0 ? "warning" : "success"}
        showIcon
        title={t(dryRun ? "desk-knowledge.import.wouldBe" : "desk-knowledge.import.done", {
          added,
          changed,
          unchanged,
        })}
      />
      {skipped.length > 0 && (
        <>
          <h3>{t("desk-knowledge.import.skipped")}</h3>
          <ul>
            {skipped.map(({ item, reason }) => (
              <li key={`${item} ${reason}`}>
                {item}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {gone.length > 0 && (
        <>
          <h3>{t("desk-knowledge.import.gone")}</h3>
          <ul>
            {gone.map(({ articleId, title }) => (
              <li key={articleId}>
                <Link to={`/knowledge/${articleId}`}>{title || `#${articleId}`}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {titles.length > 0 && (
        <ul className={styles.soft}>
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
