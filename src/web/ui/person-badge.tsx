import styles from "./person-badge.module.css";

/** Initials: two letters of a Latin name, the last character of a Chinese one (a given name tells people apart). */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/[\u3400-\u9fff]/.test(trimmed)) return [...trimmed.replace(/[^\u3400-\u9fff]/g, "")].at(-1) ?? "";
  const words = trimmed.split(/[\s._@-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? "?"}${words[1]?.[0] ?? ""}`.toUpperCase();
}

/** A person with their initials; `presence` adds a dot with a word for screen readers. */
export function PersonBadge({
  name,
  presence,
  showName = true,
}: {
  name: string;
  presence?: { online: boolean; label: string };
  showName?: boolean;
}) {
  return (
    <span className={styles.person}>
      <span
        className={styles.disc}
        aria-hidden={showName}
        {...(!showName && { role: "img", "aria-label": name })}
        title={name}
      >
        {initialsOf(name)}
        {presence && <i className={presence.online ? styles.online : styles.away} />}
      </span>
      {showName && <span className={styles.name}>{name}</span>}
      {presence && <span className="kw-visually-hidden">{presence.label}</span>}
    </span>
  );
}
